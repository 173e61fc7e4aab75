using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>Writes the preliminary report of a judged study (requirements E1, E4). Thread-safe; the same input gives the same text.</summary>
/// <param name="template">A loaded template.</param>
public sealed class ReportComposer(ReportTemplate template)
{
    /// <summary>First line of every report. The composer writes it, so that no template can leave it out.</summary>
    public const string Banner = "PRELIMINARY – NOT REVIEWED";

    private readonly ReportTemplate template = template ?? throw new ArgumentNullException(nameof(template));

    /// <summary>Renders the report.</summary>
    /// <param name="snapshot">The study as it stood when it was judged.</param>
    /// <param name="prediction">What the models said of that snapshot.</param>
    /// <param name="version">1 for the first report of the study, one more for each later one.</param>
    /// <param name="now">When it is composed.</param>
    /// <param name="decisions">What a person decided on hips (requirement F2): their class is told as certain, since a person said so; null for nothing.</param>
    /// <exception cref="ArgumentException">The prediction is of another study or revision.</exception>
    /// <exception cref="TemplateException">The template fails on this study, though it was linted.</exception>
    public PreliminaryReport Compose(
        StudySnapshot snapshot, StudyPrediction prediction, int version, DateTimeOffset now, IReadOnlyList<HipDecision>? decisions = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        if (prediction.StudyInstanceUid != snapshot.StudyInstanceUid || prediction.SnapshotRevision != snapshot.Revision)
            throw new ArgumentException("The prediction is not of this snapshot: another study or another revision.", nameof(prediction));
        var fields = ReportFields.ToDictionary(ReportModelBuilder.Build(template, snapshot, ReviewRules.AsReviewed(prediction, decisions), version, now, decisions ?? []));
        List<ReportSection> sections =
            [.. template.Sections.Select(section => new ReportSection(section.Heading, PlainText.Tidy(section.Render(fields)), section.Code)).Where(s => s.Text.Length > 0)];
        return new PreliminaryReport(
            snapshot.StudyInstanceUid, version, snapshot.Revision, ReportStatus.Preliminary, template.Name, template.Sha256,
            Whole(sections), sections, now, Language: template.Language);
    }

    // The English mark always, since it is what programs and passers-by look for; the language's own after it.
    private string Whole(IEnumerable<ReportSection> sections) =>
        string.Join("\n\n", sections.Select(section => $"{section.Heading}\n{section.Text}").Prepend(template.Mark.Length == 0 ? Banner : $"{Banner} / {PlainText.Line(template.Mark)}")) + "\n";
}
