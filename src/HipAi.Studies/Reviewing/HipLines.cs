namespace HipAi.Studies;

/// <summary>The lines of a report that tell of one hip, as the template writes them: those that are others when the hip has another class.</summary>
/// <param name="Side">The hip.</param>
/// <param name="AsFound">The lines that tell what the models found.</param>
/// <param name="AsDecided">The lines that tell what the person decided; the same without a decision.</param>
public sealed record HipLines(HipSide Side, IReadOnlyList<string> AsFound, IReadOnlyList<string> AsDecided)
{
    /// <summary>The lines of one text that are not in another, in their order; blank ones are none.</summary>
    public static IReadOnlyList<string> OnlyIn(IEnumerable<ReportSection> text, IEnumerable<ReportSection> other)
    {
        var known = Lines(other).ToHashSet(StringComparer.Ordinal);
        return [.. Lines(text).Where(line => !known.Contains(line)).Distinct()];
    }

    /// <summary>The lines of the sections that tell findings: of these alone a class may be read.</summary>
    public static IEnumerable<string> Lines(IEnumerable<ReportSection> sections) => sections
        .Where(section => section.Code is SectionCode.Findings or SectionCode.Impression)
        .SelectMany(section => section.Text.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0);
}
