using HipAi.Inference.Preparation;

namespace HipAi.Scp.Commands;

/// <summary>The form in which a prepared set holds the squares around its hips' joints.</summary>
/// <param name="Size">Columns and rows of a square, pixels.</param>
/// <param name="Millimetres">Its side at the joint, mm.</param>
/// <param name="JointAt">Where in the square the joint lies.</param>
/// <param name="MaskGrid">Cells along a side of its masks; 0 for none.</param>
internal sealed record JointForm(int Size, double Millimetres, JointPlace JointAt, int MaskGrid);
