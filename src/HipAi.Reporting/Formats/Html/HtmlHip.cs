using HipAi.Studies;

namespace HipAi.Reporting.Formats.Html;

/// <summary>One hip on the page: what is stated, or that nothing is, then probabilities, failure and pictures.</summary>
internal static class HtmlHip
{
    /// <summary>What stands where a class or cause may not be stated.</summary>
    public const string Indeterminate = "Indeterminate; radiologist to specify.";

    public static Markup Of(HipStatement statement, IEnumerable<HtmlPicture> pictures)
    {
        var (hip, side) = (statement.Finding, statement.Finding.Side.Code());
        return Markup.Of($"""
            <article class="hip" aria-labelledby="{side}-hip">
            <h3 id="{side}-hip">{PlainText.Capital(side)} hip</h3>
            {Finding(statement.Words + ".", statement.Class is not null)}{Review(statement)}{Reasons(hip.Reasons)}
            {Table("class-probabilities", statement.Decision is not null ? "Probability of each class, as the software found it" : statement.IsCertain ? "Probability of each class" : "Probability of each class; none is stated", HardwareClasses.All.Select(c => (c.DisplayName(), hip.Probabilities[(int)c])))}
            {Failure(hip.Failure)}{Markup.Join(pictures.Select(Picture))}
            </article>

            """);
    }

    private static Markup Review(HipStatement statement) => statement.Decision is null
        ? Markup.None
        : Markup.Of($"""<p class="review">{statement.ReviewWords}.</p><p class="found">{statement.FoundWords}.</p>""");

    private static Markup Failure(FailureFinding? failure) => failure switch
    {
        null => Markup.None,
        { NotRunBecause: { } reason } => Markup.Of($"""
            <section class="failure"><h4>Signs of failure</h4><p class="not-assessed">Not assessed: <span class="reason">{reason}</span></p></section>

            """),
        _ => Markup.Of($"""
            <section class="failure"><h4>Signs of failure</h4>
            {Finding(Cause(failure), failure.Status == FindingStatus.Certain)}{Reasons(failure.Reasons)}
            <p>Infection score <span class="score">{FormNumber.Score(failure.InfectionScore)}</span> of 100, from these images alone: neither proof nor exclusion of infection.</p>
            {Table("cause-scores", "Score for signs of each cause; no diagnosis", FailureCauses.All.Select(c => (c.DisplayName(), failure.Probabilities[(int)c])))}
            </section>

            """),
    };

    private static string Cause(FailureFinding failure) => failure switch
    {
        { Status: not FindingStatus.Certain } => Indeterminate,
        { Cause: FailureCause.None } => "No sign of failure was found. This does not exclude one.",
        _ => $"Possible sign of: {failure.Cause.DisplayName()}; radiologist to confirm.",
    };

    private static Markup Finding(string text, bool certain) =>
        certain ? Markup.Of($"""<p class="finding">{text}</p>""") : Markup.Of($"""<p class="finding indeterminate">{text}</p>""");

    private static Markup Reasons(IReadOnlyList<string> reasons) => reasons.Count == 0
        ? Markup.None
        : Markup.Of($"""<ul class="reasons">{Markup.Join(reasons.Select(reason => Markup.Of($"<li>{reason}</li>")))}</ul>""");

    private static Markup Table(string name, string caption, IEnumerable<(string Name, double Probability)> rows) => Markup.Of($"""
        <table class="{name}"><caption>{caption}</caption><thead><tr><th scope="col">What</th><th scope="col">Value</th><th scope="col"><span aria-hidden="true">0 … 1</span></th></tr></thead>
        <tbody>{Markup.Join(rows.Select(row => Row(row.Name, FormNumber.Probability(row.Probability))))}</tbody></table>
        """);

    private static Markup Row(string name, string value) => Markup.Of(
        $"""<tr><th scope="row">{name}</th><td class="number">{value}</td><td class="bar"><meter min="0" max="1" value="{value}" aria-hidden="true"></meter></td></tr>""");

    private static Markup Picture(HtmlPicture picture) => Markup.Of(
        $"""<figure><img src="{picture.Source}" alt="Heatmap: {picture.Caption}" /><figcaption>AI heatmap, not diagnostic: {picture.Caption}</figcaption></figure>""");
}
