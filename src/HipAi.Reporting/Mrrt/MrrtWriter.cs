using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using HipAi.Studies;

namespace HipAi.Reporting.Mrrt;

/// <summary>
/// Writes a template as an IHE MRRT report template: HTML5 that is XML as well, with a section per section, a list of the classes per
/// hip, and our own text in a script element, so that a HipAI takes it back the same (requirement E5).
/// </summary>
public static class MrrtWriter
{
    /// <summary>Type of the script element that holds our own text.</summary>
    public const string ScriptType = "application/x-hipai-template+json";

    /// <summary>Writes it.</summary>
    /// <param name="template">The template.</param>
    /// <param name="status">draft, published or retired.</param>
    /// <param name="date">When it was written.</param>
    public static string Write(ReportTemplate template, string status, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(template);
        var html = new StringBuilder("<!DOCTYPE html>\n");
        html.Append(CultureInfo.InvariantCulture, $"<html lang=\"{Text(template.Language)}\">\n<head>\n<title>{Text(template.Title)}</title>\n<meta charset=\"UTF-8\" />\n");
        foreach (var (name, value) in Facts(template, date)) html.Append(CultureInfo.InvariantCulture, $"<meta name=\"dcterms.{name}\" content=\"{Text(value)}\" />\n");
        html.Append("<script type=\"text/xml\">\n").Append(Attributes(status, template)).Append("</script>\n");
        html.Append(CultureInfo.InvariantCulture, $"<script type=\"{ScriptType}\">{Own(template)}</script>\n</head>\n<body>\n");
        foreach (var section in template.Sections) html.Append(Section(template, section));
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static IEnumerable<(string Name, string Value)> Facts(ReportTemplate template, DateOnly date) =>
    [
        ("identifier", Formats.ReportUids.Uid(template.Sha256, 0, "mrrt")),
        ("title", template.Title),
        ("description", $"HipAI template {template.Name}, SHA-256 {template.Sha256}"),
        ("type", "IMAGE_REPORT_TEMPLATE"),
        ("language", template.Language),
        ("publisher", "HipAI"),
        ("rights", "Local use"),
        ("license", "Local use"),
        ("date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("creator", "HipAI"),
    ];

    private static string Attributes(string status, ReportTemplate template)
    {
        var entries = MrrtSections.Coded.Where(row => template.Sections.Any(section => section.Code == row.Section)).Select(row =>
            $"    <entry origtxt=\"{row.Id}\"><term><code meaning=\"{row.Meaning}\" value=\"{row.Loinc}\" scheme=\"LOINC\"></code></term></entry>\n");
        return "<template_attributes>\n  <top-level-flag>true</top-level-flag>\n" +
            $"  <status>{(status switch { "published" => "ACTIVE", "retired" => "RETIRED", _ => "DRAFT" })}</status>\n" +
            "  <coded_content>\n    <coding_schemes>\n      <coding_scheme name=\"LOINC\" designator=\"2.16.840.1.113883.6.1\"></coding_scheme>\n    </coding_schemes>\n" +
            string.Concat(entries) + "  </coded_content>\n</template_attributes>\n";
    }

    // Base64, so that nothing in the text can end the element.
    private static string Own(ReportTemplate template) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["name"] = template.Name,
        ["sha256"] = template.Sha256,
        ["text"] = Base64(template.Text),
        ["partials"] = template.Partials.ToDictionary(partial => partial.Key, partial => Base64(partial.Value)),
    });

    private static string Section(ReportTemplate template, CompiledSection section)
    {
        var (id, heading) = (MrrtSections.Id(section.Code), Text(section.Heading));
        return $"<section id=\"{id}\" class=\"level1\" data-section-name=\"{heading}\"><header class=\"level1\">{heading}</header>\n{Fields(template, section)}</section>\n";
    }

    private static string Fields(ReportTemplate template, CompiledSection section) => section.Code switch
    {
        SectionCode.Exam => $"<p><label for=\"exam\">{Text(section.Heading)}</label><input type=\"text\" id=\"exam\" name=\"Exam\" data-field-type=\"TEXT\" data-field-merge-flag=\"true\" data-field-completion-action=\"NONE\" value=\"\" /></p>\n",
        SectionCode.Findings => string.Concat(template.Words.Sides.Select(side => HardwareList(template, side.Key, side.Value))),
        _ => $"<p><label for=\"{MrrtSections.Id(section.Code)}Text\">{Text(section.Heading)}</label><textarea id=\"{MrrtSections.Id(section.Code)}Text\" name=\"{Text(section.Heading)}\" rows=\"3\" cols=\"80\" data-field-type=\"TEXTAREA\" data-field-completion-action=\"{(section.Code == SectionCode.Impression ? "ALERT" : "NONE")}\"></textarea></p>\n",
    };

    private static string HardwareList(ReportTemplate template, HipSide side, string word)
    {
        var id = side == HipSide.Right ? "hardwareRight" : "hardwareLeft";
        var options = HardwareClasses.All.Select((hardware, i) =>
            $"<option id=\"{id}_{i}\" name=\"{hardware.Code()}\" value=\"{Text(template.Words.Hardware[hardware].Finding)}\">{Text(template.Words.Hardware[hardware].Name)}</option>");
        return $"<p><label for=\"{id}\">{Text(PlainText.Capital(word))}</label><select id=\"{id}\" name=\"Hip hardware {side.Code()}\" data-field-type=\"SELECTION_LIST\" data-field-completion-action=\"ALERT\">\n{string.Join('\n', options)}</select></p>\n";
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Text(string text) => WebUtility.HtmlEncode(PlainText.Line(text));
}
