using HipAi.Reporting;
using HipAi.Reporting.Mrrt;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Administration.Templates;

/// <summary>What a person may do with templates (requirements E3 and E5): write a draft, check it, publish it, go back, import.</summary>
internal sealed class TemplateDesk(TemplateLedger ledger, TemplateShelf shelf, TemplateFiles files, ReportingOptions options, ILogger<TemplateDesk> log)
{
    /// <summary>The draft of a template; null when there is none.</summary>
    public async Task<TemplateVersion?> DraftAsync(string name, CancellationToken ct) =>
        (await ledger.VersionsAsync(name, ct)).FirstOrDefault(version => version.Status == TemplateStatus.Draft);

    /// <summary>The partials that a draft has: its own, and those of the folder beside them.</summary>
    public IReadOnlyDictionary<string, string> PartialsFor(IReadOnlyDictionary<string, string> own) => With(own);

    /// <summary>Checks a text as a template of that name: all that publishing would check but whether it may serve beside the others.</summary>
    /// <exception cref="TemplateException">It cannot be used.</exception>
    public ReportTemplate Read(string name, string text, IReadOnlyDictionary<string, string> partials)
    {
        var template = TemplateLoader.Parse(text, name + ".hbs", With(partials));
        return template.Name == name ? template : throw new TemplateException(name + ".hbs", 2, $"front matter: 'name' is '{template.Name}', but the template is '{name}'");
    }

    /// <summary>Checks a text, and says what is wrong with it.</summary>
    /// <returns>The template, or its fault.</returns>
    public (ReportTemplate? Template, TemplateException? Fault) TryRead(string name, string text, IReadOnlyDictionary<string, string> partials)
    {
        try
        {
            return (Read(name, text, partials), null);
        }
        catch (TemplateException fault)
        {
            // A draft may be faulty: a person is at work on it.
            return (null, fault);
        }
    }

    /// <summary>Writes a draft, faulty or not.</summary>
    /// <param name="name">The template.</param>
    /// <param name="text">Its text.</param>
    /// <param name="partials">Partials in place of those in the folder.</param>
    /// <param name="author">Who writes.</param>
    /// <param name="expected">The draft that it takes the place of, see <see cref="DraftExpectation"/>.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The draft and what is wrong with it; null for nothing.</returns>
    /// <exception cref="DraftConflictException">There is another draft.</exception>
    public async Task<(TemplateVersion Draft, TemplateException? Fault)> SaveDraftAsync(
        string name, string text, IReadOnlyDictionary<string, string> partials, TemplateAuthor author, string? expected, CancellationToken ct)
    {
        var (template, fault) = TryRead(name, text, partials);
        var draft = await ledger.SaveDraftAsync(name, text, template?.Partials ?? partials, template, author, expected, ct);
        TemplateLog.Changed(log, name, $"draft {draft.Version} written", author.By);
        return (draft, fault);
    }

    /// <summary>Publishes the draft.</summary>
    /// <exception cref="TemplateException">The draft cannot be used.</exception>
    /// <exception cref="TemplateRefusedException">There is no draft, or it may not serve beside the others.</exception>
    /// <exception cref="DraftConflictException">It is another draft than the one that is meant.</exception>
    public async Task<TemplateVersion> PublishAsync(string name, TemplateAuthor author, string? expected, CancellationToken ct)
    {
        var draft = await DraftAsync(name, ct) ?? throw new TemplateRefusedException($"'{name}' has no draft");
        DraftExpectation.Require(expected, draft);
        var template = Read(name, draft.Text, draft.Partials);
        var published = (await ledger.PublishAsync([(template, author.By, null)], shelf.WhyNot, author, ct))[0];
        if (published.Version != draft.Version) await DropAsync(draft, ct);
        await shelf.ReloadAsync(ct);
        TemplateLog.Changed(log, name, $"version {published.Version} published", author.By);
        return published;
    }

    /// <summary>Takes an earlier version back.</summary>
    /// <exception cref="TemplateRefusedException">It cannot serve.</exception>
    public async Task<TemplateVersion> RollBackAsync(string name, int version, TemplateAuthor author, CancellationToken ct)
    {
        var back = await ledger.RollBackAsync(name, version, author, shelf.WhyNot, ct);
        await shelf.ReloadAsync(ct);
        TemplateLog.Changed(log, name, $"rolled back to version {version}", author.By);
        return back;
    }

    /// <summary>Takes a template out of service.</summary>
    /// <exception cref="TemplateRefusedException">It does not serve, or cannot be missed.</exception>
    public async Task<TemplateVersion> RetireAsync(string name, TemplateAuthor author, CancellationToken ct)
    {
        var retired = await ledger.RetireAsync(name, author, shelf.WhyNot, ct);
        await shelf.ReloadAsync(ct);
        TemplateLog.Changed(log, name, $"version {retired.Version} retired", author.By);
        return retired;
    }

    /// <summary>Makes a draft of an MRRT file.</summary>
    /// <exception cref="MrrtException">The file is none, or is too large.</exception>
    public async Task<(TemplateVersion Draft, TemplateException? Fault, IReadOnlyList<string> Warnings)> ImportAsync(
        string html, string? name, TemplateAuthor author, string? expected, CancellationToken ct)
    {
        var bases = shelf.Serving.Select(published => published.Template).Where(template => template.Serving.Specificity == 0)
            .OrderByDescending(template => TemplateChoice.Speaks(template, options.Language)).ToList();
        var imported = MrrtReader.Read(html, name, bases);
        var (draft, fault) = await SaveDraftAsync(imported.Name, imported.Text, imported.Partials, author, expected, ct);
        return (draft, fault, imported.Warnings);
    }

    // The draft has become an earlier version of the same text.
    private async Task DropAsync(TemplateVersion draft, CancellationToken ct)
    {
        try
        {
            await ledger.DiscardDraftAsync(draft.Name, null, draft.Revision, ct);
        }
        catch (DraftConflictException)
        {
            // Somebody has begun another draft meanwhile: it stays.
        }
    }

    // The partials of the folder, with those that come with the draft in their place.
    private Dictionary<string, string> With(IReadOnlyDictionary<string, string> partials)
    {
        var all = new Dictionary<string, string>(files.Partials(), StringComparer.Ordinal);
        foreach (var (name, text) in partials)
            all[name] = TemplatePartials.IsName(name) ? text : throw new TemplateException(name, 1, "the name of a partial consists of small letters, digits and hyphens");
        return all;
    }
}
