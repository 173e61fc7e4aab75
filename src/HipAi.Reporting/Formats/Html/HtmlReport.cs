using HipAi.Studies;

namespace HipAi.Reporting.Formats.Html;

/// <summary>
/// The report as one HTML page: self-contained, without script, readable by keyboard and screen reader, and fit to print. Its only style is
/// one element that a content security policy can allow by <see cref="StyleHash"/>. Pure: the same record gives the same page.
/// </summary>
public static class HtmlReport
{
    /// <summary>The hash of the style element, <c>sha256-…</c>, as <c>style-src</c> of a policy names it (in single quotes).</summary>
    public static string StyleHash => HtmlStyle.Hash;

    /// <summary>Writes the page, in UTF-8 when it is sent.</summary>
    /// <param name="record">The report version.</param>
    /// <param name="pictures">Heatmaps to show beside the hips; null for none.</param>
    /// <exception cref="ArgumentException">A picture's source is neither a PNG or JPEG as data nor a path of this server, or a probability is no number.</exception>
    public static string Write(ReportRecord record, IReadOnlyList<HtmlPicture>? pictures = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        pictures ??= [];
        if (pictures.FirstOrDefault(picture => !picture.IsAllowed) is not null)
            throw new ArgumentException("A picture's source is neither a PNG or JPEG as data nor a path of this server.", nameof(pictures));
        var banner = ReportNotice.Banner(record.Report);
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en" class="{(ReportNotice.IsSigned(record.Report) ? "signed" : "draft")}">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="referrer" content="no-referrer" />
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{new Markup(HtmlStyle.Hash)}'; img-src data: 'self'" />
            <title>Hip radiograph report: {banner}</title>
            <style>{new Markup(HtmlStyle.Sheet)}</style>
            </head>
            <body>
            <header>
            <p class="banner">{banner}</p>
            <p class="use">{ReportNotice.ResearchUse}</p>
            <h1>Hip radiograph report</h1>
            {Facts(record)}
            </header>
            <main>
            {Hips(record, pictures)}
            {Markup.Join(record.Report.Sections.Select((section, i) => Section(section, i, record.Report.Language)))}
            </main>
            <footer>
            {Provenance(record)}
            <p class="banner">{banner}</p>
            </footer>
            </body>
            </html>

            """).Html;
    }

    private static Markup Facts(ReportRecord record)
    {
        var facts = new HeaderFacts(record);
        (string Name, string Value)[] rows =
        [
            ("Patient", facts.PatientDisplayName), ("Patient ID", facts.PatientId),
            ("Born", facts.PatientBirthDate?.ToString("yyyy-MM-dd", null) ?? ""), ("Sex", facts.PatientSex),
            ("Study", facts.StudyDescription), ("Study date", facts.Moment?.Date.ToString("yyyy-MM-dd", null) ?? ""),
            ("Accession number", facts.AccessionNumber), ("Institution", facts.InstitutionName),
            ("Study UID", record.Report.StudyInstanceUid), ("Report version", FormattableString.Invariant($"{record.Report.Version}")),
        ];
        var told = rows.Where(row => FormText.Value(row.Value).Length > 0);
        return Markup.Of($"""<dl class="facts">{Markup.Join(told.Select(row => Markup.Of($"<dt>{row.Name}</dt><dd>{row.Value}</dd>")))}</dl>""");
    }

    private static Markup Hips(ReportRecord record, IReadOnlyList<HtmlPicture> pictures)
    {
        // As on the light box: the patient's right hip on the viewer's left.
        var hips = HipStatement.Hips(record)
            .Select(hip => HtmlHip.Of(HipStatement.Of(record.Report, hip), pictures.Where(picture => picture.Side == hip.Side))).ToList();
        return Markup.Of($"""
            <section aria-labelledby="hips"><h2 id="hips">WHAT THE MODELS SAY</h2>
            {(hips.Count == 0 ? Markup.Of($"""<p class="none">No hip was judged.</p>""") : Markup.Of($"""<div class="hips">{Markup.Join(hips)}</div>"""))}
            </section>
            """);
    }

    private static Markup Section(ReportSection section, int index, string language)
    {
        var id = FormattableString.Invariant($"section-{index + 1}");
        return Markup.Of($"""
            <section class="report" aria-labelledby="{id}"><h2 id="{id}" lang="{language}">{section.Heading}</h2><p class="text" lang="{language}">{Markup.Lines(section.Text)}</p></section>

            """);
    }

    private static Markup Provenance(ReportRecord record)
    {
        var report = record.Report;
        var models = record.Prediction.Models.Select(model => Markup.Of(
            $"""<tr><th scope="row">{model.Name}</th><td>{model.Version}</td><td>{model.Family}</td><td>{model.TrainedOn}</td></tr>"""));
        return Markup.Of($"""
            <h2>MADE BY</h2>
            <table class="models"><caption>The models that voted</caption><thead><tr><th scope="col">Model</th><th scope="col">Version</th><th scope="col">Family</th><th scope="col">Trained on</th></tr></thead>
            <tbody>{Markup.Join(models)}</tbody></table>
            <p>Template <span class="template">{report.TemplateName}</span>{(report.TemplateVersion > 0 ? Markup.Of($" version {report.TemplateVersion}") : Markup.None)}, SHA-256 <span class="template-version">{report.TemplateSha256}</span>.
            Composed <time datetime="{Instant(report.ComposedAt)}">{Instant(report.ComposedAt)}</time> by HipAI {record.Sender.SoftwareVersion} ({record.Sender.StationName}).</p>
            """);
    }

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
