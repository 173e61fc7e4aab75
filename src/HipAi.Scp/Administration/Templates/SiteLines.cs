using HipAi.Reporting;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Administration.Templates;

/// <summary>
/// The lines that a site wants at the top and at the end of every report (requirement E1), for whoever does not want to open a template. They
/// become the partials <c>site-header</c> and <c>site-footer</c> of a draft of each template that serves; each is published as any draft is.
/// </summary>
internal sealed class SiteLines(TemplateDesk desk, TemplateLedger ledger)
{
    /// <summary>The two partials.</summary>
    internal const string Header = "site-header", Footer = "site-footer";

    /// <summary>The most characters of either.</summary>
    internal const int Longest = 2000;

    /// <summary>The lines as they stand in the versions that serve now.</summary>
    /// <returns>Null for lines that are more than text, or differ between templates: those are edited in the template.</returns>
    public async Task<(string? Header, string? Footer)> ReadAsync(CancellationToken ct)
    {
        var serving = await ledger.PublishedAsync(ct);
        return (Common(serving, Header), Common(serving, Footer));
    }

    /// <summary>Writes a draft of each template that serves and uses them.</summary>
    /// <param name="header">Lines at the top; null: as they are.</param>
    /// <param name="footer">Lines at the end; null: as they are.</param>
    /// <param name="author">Who writes.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The names of the templates that have a draft now.</returns>
    /// <exception cref="TemplateRefusedException">The lines cannot be used, or a template has a draft already.</exception>
    public async Task<IReadOnlyList<string>> WriteAsync(string? header, string? footer, TemplateAuthor author, CancellationToken ct)
    {
        var changes = new[] { (Name: Header, Text: header), (Name: Footer, Text: footer) }.Where(change => change.Text is not null)
            .ToDictionary(change => change.Name, change => Checked(change.Text!));
        var all = await ledger.VersionsAsync(null, ct);
        var concerned = all.Where(version => version.Status == TemplateStatus.Published && changes.Any(change => Differs(version, change.Key, change.Value))).ToList();
        if (concerned.Find(version => all.Any(other => other.Name == version.Name && other.Status == TemplateStatus.Draft)) is { } busy)
            throw new TemplateRefusedException($"'{busy.Name}' has a draft already: publish or discard it first");
        foreach (var version in concerned)
        {
            var partials = version.Partials.ToDictionary(partial => partial.Key, partial => changes.GetValueOrDefault(partial.Key, partial.Value));
            await desk.SaveDraftAsync(version.Name, version.Text, partials, author, DraftExpectation.NoDraft, ct);
        }

        return [.. concerned.Select(version => version.Name)];
    }

    private static bool Differs(TemplateVersion version, string name, string text) => version.Partials.TryGetValue(name, out var now) && PlainOf(now) != PlainOf(text);

    private static string Checked(string lines)
    {
        var text = lines.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (text.Length > Longest) throw new TemplateRefusedException($"the lines have more than {Longest} characters");
        if (text.Contains("{{", StringComparison.Ordinal) || text.Split('\n').Any(line => line.StartsWith("## ", StringComparison.Ordinal)) || !StorableText.IsStorable(text))
            throw new TemplateRefusedException("the lines must be plain text, without {{ and without lines that begin with ##");
        return text.Length == 0 ? "{{! no lines }}\n" : text + "\n";
    }

    private static string? Common(IReadOnlyList<TemplateVersion> serving, string name)
    {
        var texts = serving.Where(version => version.Partials.ContainsKey(name)).Select(version => PlainOf(version.Partials[name])).Distinct().ToList();
        return texts is [{ } only] ? only : null;
    }

    // Text without notes; null where there is more than text.
    private static string? PlainOf(string partial)
    {
        var text = TemplatePartials.WithoutNotes(partial).Trim();
        return text.Contains("{{", StringComparison.Ordinal) ? null : text;
    }
}
