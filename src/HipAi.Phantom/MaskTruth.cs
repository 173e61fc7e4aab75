using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>
/// The shadow of one component or sign in one image. The box is cut into square cells, row by row from its top left corner;
/// the runs tell how many cells in turn are not covered and covered, beginning with those that are not (the first may be 0).
/// </summary>
/// <param name="SopInstanceUid">The image.</param>
/// <param name="Kind"><c>implant</c> or <c>sign</c>.</param>
/// <param name="Name">The component or sign: <c>stem</c>, <c>cup</c>, <c>lucency zone 1</c>.</param>
/// <param name="Cause">The failure cause that a sign belongs to; null for a component.</param>
/// <param name="Box">Round all that is covered, in pixels of the image; its corner lies on a cell's corner, counted from the image's first pixel.</param>
/// <param name="Cell">Width of a cell, pixels; the last cells of a row and column may reach over the image's edge.</param>
/// <param name="Runs">The run lengths, cells.</param>
public sealed record MaskTruth(
    string SopInstanceUid, string Kind, string Name, FailureCause? Cause, PixelRegion Box, int Cell, IReadOnlyList<int> Runs);
