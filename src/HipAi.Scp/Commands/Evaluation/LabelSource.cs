using HipAi.Inference.Evaluation.Sources;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>From the rows of <c>labels.csv</c> to a labelled set.</summary>
internal static class LabelSource
{
    internal static SourceSet Read(string folder, string text)
    {
        try
        {
            var table = LabelTable.Parse(text);
            return new SourceSet(folder, false, [.. table.Rows.GroupBy(row => row.Study, StringComparer.Ordinal).Select(Study)], table.Readers);
        }
        catch (InvalidDataException fault)
        {
            // The table's own message names line and column, but not the file.
            throw new CommandException($"--data: {SourceSet.LabelsFileName}, {fault.Message}", fault);
        }
    }

    private static SourceStudy Study(IGrouping<string, LabelRow> rows)
    {
        var first = rows.First();
        return new SourceStudy(
            rows.Key, first.Patient, first.Vendor, first.Site, first.CReactiveProtein, first.ErythrocyteSedimentationRate,
            [.. rows.GroupBy(row => row.File, StringComparer.Ordinal).Select(Image)], null);
    }

    private static SourceImage Image(IGrouping<string, LabelRow> rows)
    {
        var first = rows.First();
        return new SourceImage(
            rows.Key,
            first.View,
            // An AP pelvis holds both hips, whichever of them the row labels.
            first.View == RadiographView.ApPelvis || rows.Count() > 1 ? ImageLaterality.Bilateral : first.Side == ImageLaterality.Unknown ? null : first.Side,
            first.View,
            first.Quality ?? (rows.Any(row => row.MustNot is null && row.Class is not null) ? ImageQuality.Adequate : null),
            MustNot(first.Quality, first.View, rows),
            [.. rows.Select(row => new SourceLabel(
                row.Side, row.Class, row.MustNot == LabelTable.OutOfClass ? row.MustNot : null, row.Cause, null, row.Calls))]);
    }

    private static string? MustNot(ImageQuality? quality, RadiographView? view, IEnumerable<LabelRow> rows)
    {
        if (quality is { } told and not ImageQuality.Adequate) return told.Code();
        if (rows.Any(row => row.MustNot == LabelTable.Inadequate)) return LabelTable.Inadequate;
        return view == RadiographView.Unknown ? SourceImage.OtherView : null;
    }
}
