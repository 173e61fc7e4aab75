using System.Collections.Concurrent;
using HipAi.Reporting;
using HipAi.Scp.Configuration;
using HipAi.Studies;

namespace HipAi.Scp.Administration.Templates;

/// <summary>The templates that serve, as the database last told; and what was refused. Safe for many threads: what serves is replaced as a whole.</summary>
internal sealed class TemplateShelf(TemplateLedger ledger, ReportingOptions options, TimeProvider time, ILogger<TemplateShelf> log)
{
    private readonly ConcurrentDictionary<string, ReportTemplate> _read = new();
    private readonly ConcurrentDictionary<string, TemplateRefusal> _refusals = new();
    private volatile IReadOnlyList<PublishedTemplate> _serving = [];

    /// <summary>What serves, by name.</summary>
    public IReadOnlyList<PublishedTemplate> Serving => _serving;

    /// <summary>What was refused and has not been put right since, the newest first.</summary>
    public IReadOnlyList<TemplateRefusal> Refusals => [.. _refusals.Values.OrderByDescending(refusal => refusal.At).ThenBy(refusal => refusal.File, StringComparer.Ordinal)];

    /// <summary>compose: the report in the words of the template that serves the study now; it carries name, version and hash of it.</summary>
    /// <exception cref="InvalidOperationException">No template serves the study.</exception>
    public PreliminaryReport Compose(StudySnapshot snapshot, StudyPrediction prediction, int version, DateTimeOffset now)
    {
        var chosen = For(snapshot) ?? throw new InvalidOperationException("No template serves this study.");
        return new ReportComposer(chosen.Template).Compose(snapshot, prediction, version, now) with { TemplateVersion = chosen.Version };
    }

    /// <summary>Composes a draft again with what people decided on hips, by the version of the template that composed it (requirement F2).</summary>
    /// <returns>Its sections; null when that version is gone, cannot be used any more, or fails on the study.</returns>
    public async Task<IReadOnlyList<ReportSection>?> ComposeAgainAsync(
        PreliminaryReport draft, StudySnapshot snapshot, StudyPrediction prediction, IReadOnlyList<HipDecision> decisions, CancellationToken ct)
    {
        if (!_read.TryGetValue(draft.TemplateSha256, out var template))
        {
            var version = (await ledger.VersionsAsync(draft.TemplateName, ct)).FirstOrDefault(known => known.Sha256 == draft.TemplateSha256);
            if (version is null || (template = Read(version)) is null) return null;
        }

        try
        {
            return new ReportComposer(template).Compose(snapshot, prediction, draft.Version, draft.ComposedAt, decisions).Sections;
        }
        catch (TemplateException)
        {
            // The person writes the text: nothing is proposed.
            return null;
        }
    }

    /// <summary>The template that serves a study now; null for none.</summary>
    public PublishedTemplate? For(StudySnapshot snapshot)
    {
        var serving = _serving;
        var chosen = TemplateChoice.Of(serving.Select(published => published.Template), snapshot, options.Language);
        return serving.FirstOrDefault(published => published.Template == chosen);
    }

    /// <summary>Why a set of versions may not serve together; null when they may.</summary>
    public string? WhyNot(IReadOnlyList<TemplateVersion> versions) => TemplateChoice.WhyNot([.. versions.Select(Read).OfType<ReportTemplate>()], options.Language);

    /// <summary>Why what serves does not do; null when it does.</summary>
    public string? WhyNotReady() => TemplateChoice.WhyNot([.. _serving.Select(published => published.Template)], options.Language);

    /// <summary>Puts on the shelf what the database says; other nodes publish too.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        var versions = await ledger.PublishedAsync(ct);
        var serving = versions.Select(version => (version, template: Read(version))).Where(read => read.template is not null)
            .Select(read => new PublishedTemplate(read.template!, read.version.Version)).ToList();
        var before = _serving;
        _serving = serving;
        foreach (var published in serving.Where(published => before.All(old => old.Template.Sha256 != published.Template.Sha256)))
            TemplateLog.Serves(log, published.Template.Name, published.Version, published.Template.Language, published.Template.Serving.ToString());
    }

    /// <summary>Notes a refusal, and tells it once.</summary>
    public void Refuse(string file, int line, string reason)
    {
        var before = _refusals.GetValueOrDefault(file);
        _refusals[file] = new TemplateRefusal(file, line, reason, time.GetUtcNow());
        if (before?.Line != line || before.Reason != reason) TemplateLog.Refused(log, file, line, reason);
    }

    /// <summary>Takes a refusal back: the file is right now.</summary>
    public void Accept(string file) => _refusals.TryRemove(file, out _);

    // A version that this program's rules do not let pass any more (they may have become stricter) does not serve.
    private ReportTemplate? Read(TemplateVersion version)
    {
        if (_read.TryGetValue(version.Sha256, out var known)) return known;
        try
        {
            return _read[version.Sha256] = TemplateLoader.Parse(version.Text, version.Name + ".hbs", version.Partials);
        }
        catch (TemplateException fault)
        {
            // It stays in the database; the others serve.
            Refuse($"{version.Name} {version.Version} in the database", fault.Line, fault.Reason);
            return null;
        }
    }
}
