using System.Text;
using System.Text.Json;
using AngleSharp.Dom;

namespace HipAi.Reporting.Mrrt;

/// <summary>
/// Makes a draft of an IHE MRRT report template (requirement E5). One of ours comes back the same. Of one from elsewhere the sections are
/// filled with its texts and its fields become fields of ours where they are known; what the software finds is put in by the sections of a
/// template that serves already, whose words the draft has. Robust against any input: it ends in a draft or an <see cref="MrrtException"/>.
/// </summary>
public static class MrrtReader
{
    /// <summary>The largest file, in characters.</summary>
    public const int MaximumCharacters = 512 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="html">The file.</param>
    /// <param name="name">Name of the template; null for one made from its title.</param>
    /// <param name="bases">Templates whose words and sections it may have, the preferred one first.</param>
    /// <exception cref="MrrtException">The file is no MRRT report template, or there is no template to start from.</exception>
    public static MrrtImport Read(string html, string? name, IReadOnlyList<ReportTemplate> bases)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(bases);
        var document = MrrtHtml.Parse(html);
        if (MrrtHtml.Elements(document, "script").FirstOrDefault(script => script.GetAttribute("type") == MrrtWriter.ScriptType) is { } own) return Own(own, name);
        var sections = Sections(document);
        if (sections.Count == 0) throw new MrrtException("The file is no MRRT report template: it has no section.");
        if (Meta(document, "type") is { Length: > 0 } type && type != "IMAGE_REPORT_TEMPLATE")
            throw new MrrtException($"The file is no MRRT report template: its dcterms.type is '{PlainText.Line(type)}'.");
        return Foreign(document, sections, name, bases);
    }

    private static MrrtImport Foreign(IDocument document, List<MrrtSection> sections, string? name, IReadOnlyList<ReportTemplate> bases)
    {
        if (bases.Count == 0) throw new MrrtException("There is no template that serves, whose words the draft could have.");
        var title = new[] { Meta(document, "title"), document.Title, "Imported template" }.Select(text => PlainText.Line(text ?? "").Trim()).First(text => text.Length > 0);
        var language = PlainText.Line(Meta(document, "language") ?? document.DocumentElement.GetAttribute("lang") ?? "").Trim();
        var speaking = bases.FirstOrDefault(template => language.Length > 0 && TemplateChoice.Speaks(template, language));
        var draft = new MrrtDraft(speaking ?? bases[0]);
        if (speaking is null) draft.Warn($"no template serves in its language '{language}'; the words are those of '{bases[0].Name}' ({bases[0].Language})");
        foreach (var section in sections) draft.Add(section);
        var called = name ?? NameOf(title);
        return new MrrtImport(called, draft.Write(called, title), new Dictionary<string, string>(), draft.Warnings);
    }

    private static MrrtImport Own(IElement script, string? name)
    {
        try
        {
            using var json = JsonDocument.Parse(MrrtHtml.Text(script), new JsonDocumentOptions { MaxDepth = 8 });
            var (own, text) = (json.RootElement.GetProperty("name").GetString() ?? "", Decode(json.RootElement.GetProperty("text")));
            if (!TemplateNames.IsName(own)) throw new MrrtException("The HipAI template in the file has no proper name.");
            var partials = json.RootElement.GetProperty("partials").EnumerateObject().ToDictionary(partial => partial.Name, partial => Decode(partial.Value));
            return new MrrtImport(name ?? own, name is null ? text : text.Replace($"name: {own}\n", $"name: {name}\n", StringComparison.Ordinal), partials, []);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            // No JSON, not the fields, no Base64 or no UTF-8: somebody changed it.
            throw new MrrtException("The HipAI template in the file cannot be read.");
        }
    }

    // Sections within sections belong to the outer one.
    private static List<MrrtSection> Sections(IDocument document) =>
        [.. MrrtHtml.Elements(document, "section").Where(section => !Ancestors(section).Any(above => above.LocalName == "section")).Take(100).Select(MrrtSectionReader.Read)];

    private static IEnumerable<IElement> Ancestors(IElement element)
    {
        for (var above = element.ParentElement; above is not null; above = above.ParentElement) yield return above;
    }

    private static string? Meta(IDocument document, string term) => MrrtHtml.Elements(document, "meta")
        .FirstOrDefault(meta => string.Equals(meta.GetAttribute("name"), "dcterms." + term, StringComparison.OrdinalIgnoreCase))?.GetAttribute("content");

    private static string Decode(JsonElement value) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(value.GetString() ?? ""));

    private static string NameOf(string title)
    {
        var name = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c)) name.Append(c);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
        var cut = name.ToString()[..Math.Min(name.Length, TemplateNames.MaximumLength)].Trim('-');
        return cut.Length > 0 ? cut : "imported";
    }
}
