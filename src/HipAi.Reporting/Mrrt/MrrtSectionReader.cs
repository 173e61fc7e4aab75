using System.Text;
using AngleSharp.Dom;

namespace HipAi.Reporting.Mrrt;

/// <summary>Takes a section of an MRRT template apart: its heading, its lines of text, its fields.</summary>
internal sealed class MrrtSectionReader
{
    private const int LongestLine = 1000;

    private static readonly HashSet<string> Breaking = new(StringComparer.Ordinal)
        { "p", "div", "li", "tr", "br", "section", "header", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt" };

    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal) { "script", "style", "label", "select", "textarea", "option" };

    private readonly List<string> lines = [];
    private readonly List<MrrtField> fields = [];
    private readonly StringBuilder line = new();

    /// <summary>Reads a section.</summary>
    /// <param name="section">Its element.</param>
    public static MrrtSection Read(IElement section)
    {
        var header = MrrtHtml.Elements(section, "header").FirstOrDefault(candidate => candidate.Parent == section);
        var name = PlainText.Line(section.GetAttribute("data-section-name") ?? "").Trim();
        var heading = header is null ? name : MrrtHtml.Text(header);
        var reader = new MrrtSectionReader();
        reader.Take(section, header);
        return new MrrtSection(MrrtSections.Find(section.Id, name, heading), Cut(heading.Length > 0 ? heading : name), reader.lines, reader.fields);
    }

    private void Take(IElement section, IElement? header)
    {
        var labels = MrrtHtml.Elements(section, "label").GroupBy(label => label.GetAttribute("for") ?? "").ToDictionary(group => group.Key, group => MrrtHtml.Text(group.First()));
        foreach (var (node, _) in MrrtHtml.Walk(section))
        {
            if (node is IText text && !IsSilent(text, header)) line.Append(text.Data.Replace('\n', ' ')).Append(' ');
            if (node is not IElement element) continue;
            if (Breaking.Contains(element.LocalName)) End();
            if (element.LocalName is "input" or "textarea" or "select") fields.Add(Field(element, labels));
        }

        End();
    }

    // Text of fields and labels is told with the fields, that of the heading is the heading.
    private static bool IsSilent(IText text, IElement? header)
    {
        for (var above = text.ParentElement; above is not null && above.LocalName != "section"; above = above.ParentElement)
            if (Silent.Contains(above.LocalName) || above == header) return true;
        return false;
    }

    private void End()
    {
        var text = Cut(PlainText.Line(line.ToString()).Trim());
        line.Clear();
        if (text.Length > 0) lines.Add(text);
    }

    private static MrrtField Field(IElement element, Dictionary<string, string> labels)
    {
        var name = PlainText.Line(element.GetAttribute("name") ?? "");
        var label = labels.GetValueOrDefault(element.Id ?? "", "").TrimEnd(':', ' ');
        var type = PlainText.Line(element.GetAttribute("data-field-type") ?? element.LocalName.ToUpperInvariant());
        return new MrrtField(Cut(label.Length > 0 ? label : name), $"{label} {name} {element.Id}".ToLowerInvariant(), Cut(type), Cut(Value(element)));
    }

    private static string Value(IElement element)
    {
        if (element.LocalName == "select")
            return MrrtHtml.Elements(element, "option").FirstOrDefault(option => option.HasAttribute("selected")) is { } chosen
                ? PlainText.Line(chosen.GetAttribute("value") ?? MrrtHtml.Text(chosen)) : "";
        return element.LocalName == "textarea" ? MrrtHtml.Text(element) : PlainText.Line(element.GetAttribute("value") ?? "");
    }

    private static string Cut(string text) => text.Length <= LongestLine ? text : PlainText.Line(text[..LongestLine]);
}
