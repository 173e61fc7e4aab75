using System.Globalization;
using HipAi.Inference.Preparation;
using HipAi.Phantom;
using HipAi.Phantom.Masks;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>What a prepared set tells of a simulated hip besides its class: the columns and the masks.</summary>
internal static class HipLabels
{
    /// <summary>
    /// Names of the columns. The joint is told in shares of the square input from its left and top, and the field as the input's side in
    /// millimetres at the joint, so that a joint-centred cut can be made at any size.
    /// </summary>
    internal static IReadOnlyList<string> Columns { get; } =
    [
        "vendor", "site", "quality", "variant", "outOfClass", "cause", "companions", "signs", "jointX", "jointY", "fieldMm",
    ];

    /// <summary>How many things are masked: the hardware, and the signs of each of the five causes.</summary>
    internal static int Channels => FailureCauses.All.Count;

    /// <summary>The columns' values.</summary>
    internal static IReadOnlyList<string> Of(StudyTruth study, ImageTruth image, ImageHipTruth seen, PreparationRecord record)
    {
        var hip = study.Hips.First(hip => hip.Side == seen.Side);
        var side = Math.Max(record.Region.Width, record.Region.Height);
        var joint = record.ToInput(record.FitInto(side, side), new ImagePoint(seen.Joint.X, seen.Joint.Y));
        return
        [
            study.Vendor, study.Site, image.Quality.Code(), hip.Variant, hip.OutOfClass ?? "", hip.Cause?.Code() ?? "",
            string.Join(';', hip.Companions.Select(FailureCauses.Code)), string.Join(';', SignsSeen(hip, image)),
            Number(joint.X / side), Number(joint.Y / side), Number(side * seen.MillimetresPerPixel),
        ];
    }

    /// <summary>The columns' values for a hip of a site's own folder: nobody told variant, companions, signs or joint.</summary>
    internal static IReadOnlyList<string> Of(SourceStudy study, SourceImage image, SourceLabel label) =>
    [
        study.Vendor, study.Site, (image.Quality ?? ImageQuality.Adequate).Code(), "", label.MustNot ?? "", label.Cause?.Code() ?? "", "", "", "", "", "",
    ];

    /// <summary>The masks over a grid of cells on the square input: how much of each cell each thing covers, 0 to 255.</summary>
    /// <param name="hip">The hip's truth.</param>
    /// <param name="sopInstanceUid">The image.</param>
    /// <param name="record">How the input was made.</param>
    /// <param name="grid">Cells along a side.</param>
    /// <param name="within">The source pixels that the input shows; null when that is all it could show.</param>
    internal static byte[] Mask(HipTruth hip, string sopInstanceUid, PreparationRecord record, int grid, PixelRegion? within = null)
    {
        var bytes = new byte[Channels * grid * grid];
        var here = hip.Masks.Where(mask => mask.SopInstanceUid == sopInstanceUid).ToList();
        for (var channel = 0; channel < Channels; channel++)
        {
            // The first channel is the hardware; the others follow the table of causes, whose first is none.
            var cause = channel == 0 ? (FailureCause?)null : FailureCauses.All[channel];
            if (MaskGrid.Union([.. here.Where(mask => mask.Cause == cause)], record.SourceWidth, record.SourceHeight) is { } mask)
                Fill(bytes.AsSpan(channel * grid * grid, grid * grid), mask, record, grid, within);
        }

        return bytes;
    }

    private static void Fill(Span<byte> cells, MaskGrid mask, PreparationRecord record, int grid, PixelRegion? within)
    {
        const int samples = 4;
        var box = record.FitInto(grid * samples, grid * samples);
        var hits = new int[cells.Length];
        for (var y = 0; y < grid * samples; y++)
            for (var x = 0; x < grid * samples; x++)
            {
                var at = record.ToSource(box, new ImagePoint(x + 0.5, y + 0.5));
                if (IsSeen(at, within) && mask.Covers(at.X, at.Y)) hits[((y / samples) * grid) + (x / samples)]++;
            }

        for (var i = 0; i < hits.Length; i++) cells[i] = (byte)(255 * hits[i] / (samples * samples));
    }

    private static bool IsSeen(ImagePoint at, PixelRegion? within) =>
        within is null || (at.X >= within.X && at.Y >= within.Y && at.X < within.X + within.Width && at.Y < within.Y + within.Height);

    private static IEnumerable<string> SignsSeen(HipTruth hip, ImageTruth image) =>
        hip.Masks.Where(mask => mask.SopInstanceUid == image.SopInstanceUid && mask.Cause is not null).Select(mask => mask.Name);

    private static string Number(double value) => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture);
}
