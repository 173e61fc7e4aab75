namespace HipAi.Scp.Commands;

/// <summary>What is drawn of each hip besides its pixels.</summary>
/// <param name="MaskGrid">Cells along a side of the hip's masks; 0 for none.</param>
/// <param name="WholeSize">Size at which its image is drawn as a whole as well, pixels; 0 for not at all.</param>
/// <param name="Joint">The square around its joint; null for none.</param>
internal sealed record LabelForm(int MaskGrid, int WholeSize, JointForm? Joint = null);
