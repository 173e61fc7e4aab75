using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>
/// Holds what a template says of the cause of failure: named where certain, named as doubtful where it is not, no other, and the reason
/// where it was not assessed. The causes get made-up names for it, since words like infection may stand anywhere.
/// </summary>
internal sealed class FailureLint
{
    private readonly ReportTemplate template;
    private readonly ReportComposer composer;

    /// <param name="template">The template.</param>
    public FailureLint(ReportTemplate template)
    {
        var names = template.Words.Causes.Keys.ToDictionary(cause => cause, cause => $"lint cause {(int)cause}");
        this.template = template.With(template.Words with { Causes = names });
        composer = new ReportComposer(this.template);
    }

    /// <summary>What is wrong with the template's words on one study; each with the line of its section.</summary>
    public IEnumerable<(int Line, string Reason)> Faults(LintCase example)
    {
        var failures = example.Prediction.Hips.Select(hip => hip.Failure).OfType<FailureFinding>().ToList();
        if (failures.Count == 0) yield break;
        var report = Compose(example);
        var held = failures.Where(failure => failure.NotRunBecause is null).Select(failure => failure.Cause).ToHashSet();
        foreach (var (cause, name) in template.Words.Causes)
        {
            var told = report.Sections.FirstOrDefault(section => section.Text.Contains(name, StringComparison.OrdinalIgnoreCase));
            if (told is not null && !held.Contains(cause)) yield return (LineOf(told), $"section {told.Heading} names a cause of failure that was not found");
            if (told is null && held.Contains(cause)) yield return (FirstLine, "the report does not name the cause of failure that was found");
        }

        foreach (var reason in failures.Select(failure => failure.NotRunBecause).OfType<string>())
            if (!report.Text.Contains(reason.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)) yield return (FirstLine, "the report does not tell why the cause of failure was not assessed");
        foreach (var section in Undoubted(example, report))
            yield return (LineOf(section), $"section {section.Heading} reads the same whether a cause of failure is certain or indeterminate");
    }

    private int FirstLine => template.Sections[0].Line;

    // Sections with a line that names a doubtful cause in the words of a certain one; the lines around it may differ.
    private IEnumerable<ReportSection> Undoubted(LintCase example, PreliminaryReport report)
    {
        if (!example.Prediction.Hips.Any(hip => hip.Failure is { NotRunBecause: null, Status: FindingStatus.Indeterminate })) return [];
        var certain = Compose(example.WithCertainFailure());
        var certainLines = certain.Sections.SelectMany(NamingLines).ToHashSet();
        return report.Sections.Where(section => NamingLines(section).Any(certainLines.Contains));
    }

    private IEnumerable<(string Heading, string Line)> NamingLines(ReportSection section) =>
        from line in section.Text.Split('\n')
        where template.Words.Causes.Values.Any(name => line.Contains(name, StringComparison.OrdinalIgnoreCase))
        select (section.Heading, line);

    private PreliminaryReport Compose(LintCase example) => composer.Compose(example.Snapshot, example.Prediction, 1, DateTimeOffset.UnixEpoch);

    private int LineOf(ReportSection section) => template.Sections.First(s => s.Heading == section.Heading).Line;
}
