using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// Decides which part of an image is which hip (requirement B6): a bilateral image is cut at the middle of its exposed width, or
/// where its pixels show the patient's midline, and the halves are named from Patient Orientation (0020,0020), PS3.3 C.7.6.1.1.1; an image of one hip is taken whole, with the
/// side the study's snapshot found. Pure: geometry and attributes in, regions out.
/// </summary>
public static class HipCutter
{
    /// <summary>Cuts one image.</summary>
    /// <param name="exposedField">The part of the image inside the collimation borders, from <see cref="ExposedField"/>.</param>
    /// <param name="view">The view; an AP pelvis of unknown side holds both hips.</param>
    /// <param name="side">The side the snapshot found.</param>
    /// <param name="patientOrientation">Values of Patient Orientation: direction of the rows, then of the columns; may be empty.</param>
    /// <param name="bilateral">What <see cref="BilateralCheck"/> found, if <see cref="IsBilateral"/>; of no meaning otherwise.</param>
    public static HipCuts Cut(
        PixelRegion exposedField, RadiographView view, ImageLaterality side, IReadOnlyList<string> patientOrientation, BilateralFinding bilateral)
    {
        ArgumentNullException.ThrowIfNull(exposedField);
        ArgumentNullException.ThrowIfNull(bilateral);
        ArgumentNullException.ThrowIfNull(patientOrientation);
        var rows = Direction(patientOrientation, 0);
        var columns = Direction(patientOrientation, 1);
        if (IsBilateral(view, side)) return CutInTwo(exposedField, rows, columns, bilateral);
        return side == ImageLaterality.Unknown
            ? new HipCuts([], ["The side of the hip is not stated and cannot be concluded; the image was not judged."])
            : TakeWhole(exposedField, side, rows, columns);
    }

    /// <summary>Whether an image is said to show both hips.</summary>
    /// <param name="view">The view; an AP pelvis of unknown side holds both hips.</param>
    /// <param name="side">The side the snapshot found.</param>
    public static bool IsBilateral(RadiographView view, ImageLaterality side) =>
        side == ImageLaterality.Bilateral || (side == ImageLaterality.Unknown && view == RadiographView.ApPelvis);

    /// <summary>Whether Patient Orientation says that the image is stored upside down.</summary>
    /// <param name="patientOrientation">Values of Patient Orientation; may be empty.</param>
    public static bool IsUpsideDown(IReadOnlyList<string> patientOrientation)
    {
        ArgumentNullException.ThrowIfNull(patientOrientation);
        return Direction(patientOrientation, 1) == 'H';
    }

    private static HipCuts CutInTwo(PixelRegion field, char rows, char columns, BilateralFinding found)
    {
        if (field.Width < 2) return new HipCuts([], ["The image is too narrow to hold two hips; it was not judged."]);
        if (IsRotated(rows, columns))
        {
            return new HipCuts([],
            [
                $"Patient Orientation {rows}\\{columns} says that the image is rotated, so that its halves are not the two hips; it was not judged.",
            ]);
        }

        if (BilateralWording.WhyNotCut(found) is { } reason) return new HipCuts([], [reason]);
        var hips = Halves(field, rows, columns, found);
        var narrow = hips.Where(hip => found.Outcome == BilateralOutcome.AtMidline && IsTooNarrow(hip.Region, field)).ToList();
        return new HipCuts(
            [.. hips.Except(narrow)],
            [.. BilateralWording.Notes(found), .. narrow.Select(hip => BilateralWording.NotWhole(hip.Side)), .. Notes(rows, columns, isBilateral: true)]);
    }

    private static bool IsTooNarrow(PixelRegion half, PixelRegion field) =>
        half.Width < BilateralCheck.LeastHalf * (field.Width - half.Width) && half.Width < BilateralCheck.LeastHalfOfHeight * field.Height;

    private static List<HipCut> Halves(PixelRegion field, char rows, char columns, BilateralFinding found)
    {
        var width = found.Outcome == BilateralOutcome.AtMidline
            ? Math.Clamp((int)Math.Round(found.Midline * field.Width), 1, field.Width - 1)
            : field.Width / 2;
        var left = field with { Width = width };
        var right = field with { X = field.X + width, Width = field.Width - width };
        var isMirrored = rows == 'R';
        var upsideDown = columns == 'H';
        return
        [
            new HipCut(isMirrored ? HipSide.Left : HipSide.Right, left, FlipHorizontally: false, upsideDown),
            new HipCut(isMirrored ? HipSide.Right : HipSide.Left, right, FlipHorizontally: true, upsideDown),
        ];
    }

    private static HipCuts TakeWhole(PixelRegion field, ImageLaterality side, char rows, char columns)
    {
        var hip = side == ImageLaterality.Right ? HipSide.Right : HipSide.Left;
        // A left hip on a mirrored display already looks like a right one.
        var flip = (hip == HipSide.Left) != (rows == 'R');
        return new HipCuts([new HipCut(hip, field, flip, columns == 'H')], Notes(rows, columns, isBilateral: false));
    }

    // The first letter of a direction is its main component (PS3.3 C.7.6.1.1.1); only the six of a standing patient are known.
    private static char Direction(IReadOnlyList<string> patientOrientation, int index)
    {
        if (index >= patientOrientation.Count) return ' ';
        var value = patientOrientation[index].Trim();
        return value.Length > 0 && "LRAPHF".Contains(value[0]) ? value[0] : ' ';
    }

    private static bool IsRotated(char rows, char columns) => rows is 'H' or 'F' || columns is 'L' or 'R';

    private static List<string> Notes(char rows, char columns, bool isBilateral)
    {
        var notes = new List<string>();
        if (isBilateral && rows is not ('L' or 'R'))
            notes.Add("Patient Orientation does not name left and right; standard display (the patient's right on the left of the image) was assumed.");
        if (!isBilateral && IsRotated(rows, columns))
            notes.Add($"Patient Orientation {rows}\\{columns} says that the image is rotated; it was judged as stored.");
        if (columns == 'H') notes.Add("Patient Orientation says that the image is stored upside down; it was turned over before it was judged.");
        return notes;
    }
}
