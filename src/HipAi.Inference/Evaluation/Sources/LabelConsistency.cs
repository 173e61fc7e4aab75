using HipAi.Studies;

namespace HipAi.Inference.Evaluation.Sources;

/// <summary>What rows about the same thing must agree on.</summary>
internal static class LabelConsistency
{
    public static void Require(IReadOnlyList<LabelRow> rows)
    {
        foreach (var file in rows.GroupBy(row => row.File, StringComparer.Ordinal))
        {
            Agree(file, "study", row => row.Study, "of one file");
            Agree(file, "view", row => row.View, "of one file");
            Agree(file, "quality", row => row.Quality, "of one file");
            Sides([.. file]);
        }

        foreach (var study in rows.GroupBy(row => row.Study, StringComparer.Ordinal))
        {
            Agree(study, "patient", row => row.Patient, "of one study");
            Agree(study, "vendor", row => row.Vendor, "of one study");
            Agree(study, "site", row => row.Site, "of one study");
            Agree(study, "crp", row => row.CReactiveProtein, "of one study");
            Agree(study, "esr", row => row.ErythrocyteSedimentationRate, "of one study");
            foreach (var side in new[] { ImageLaterality.Right, ImageLaterality.Left })
            {
                // Views of one hip may say nothing of it, but never two things.
                var hip = study.Where(row => row.Side == side || row.Side == ImageLaterality.Bilateral).ToList();
                Agree(hip.Where(row => row.Class is not null), "class", row => row.Class, "of one hip");
                Agree(hip.Where(row => row.Cause is not null), "cause", row => row.Cause, "of one hip");
            }
        }
    }

    private static void Agree<T>(IEnumerable<LabelRow> rows, string column, Func<LabelRow, T> value, string what)
    {
        var all = rows.ToList();
        if (all.Find(row => !EqualityComparer<T>.Default.Equals(value(row), value(all[0]))) is { } other)
            throw Wrong(other, column, FormattableString.Invariant($"differs from line {all[0].Line}, though both are {what}"));
    }

    private static void Sides(List<LabelRow> file)
    {
        if (file.Count == 1) return;
        var clash = file.GroupBy(row => row.Side).FirstOrDefault(group => group.Count() > 1)?.Last()
            ?? file.Find(row => row.Side is ImageLaterality.Unknown or ImageLaterality.Bilateral);
        if (clash is not null) throw Wrong(clash, "side", $"'{clash.File}' stands in several rows; then one must be right and the other left");
    }

    private static InvalidDataException Wrong(LabelRow row, string column, string cause) =>
        new(FormattableString.Invariant($"line {row.Line}, column '{column}': {cause}."));
}
