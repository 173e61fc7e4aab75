using HipAi.Reporting;
using HipAi.Scp.Administration;
using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>The editor (requirements E1 to E3). Without scripts it is a form with buttons; scripts put CodeMirror over its text areas.</summary>
[Authorize(nameof(Permission.EditTemplates))]
internal sealed class TemplateEditModel(
    TemplateLedger ledger, TemplateDesk desk, TemplatePreview previews, TrialStudies trials, TemplateVocabulary vocabulary, TimeProvider time) : PageModel
{
    private const string SamplePrefix = "sample:";

    private IReadOnlyList<TemplateVersion> _versions = [];

    /// <summary>What was done.</summary>
    [TempData]
    public string? Told { get; set; }

    /// <summary>The template.</summary>
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>Its text.</summary>
    [BindProperty(Name = "text")]
    public string? Sent { get; set; }

    /// <summary>Its partials, by name.</summary>
    [BindProperty(Name = "partials")]
    public Dictionary<string, string?> SentPartials { get; set; } = [];

    /// <summary>The draft that the text was made from; empty for none.</summary>
    [BindProperty(Name = "revision")]
    public string? SentRevision { get; set; }

    /// <summary>The study of the preview: a UID, or <c>sample:ID</c>.</summary>
    [BindProperty(Name = "study")]
    public string? Study { get; set; } = SamplePrefix + TemplateSamples.All[0].Id;

    /// <summary>Whether there is such a template.</summary>
    internal bool IsThere => _versions.Count > 0;

    /// <summary>Why something was not done.</summary>
    internal string? Refused { get; private set; }

    /// <summary>The draft that somebody else saved meanwhile; null for none.</summary>
    internal TemplateVersion? Conflict { get; private set; }

    /// <summary>The text as shown.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>The partials as shown.</summary>
    internal IReadOnlyDictionary<string, string> Partials { get; private set; } = new Dictionary<string, string>();

    /// <summary>The draft that the text as shown was made from; empty for none.</summary>
    internal string Revision { get; private set; } = "";

    /// <summary>What is wrong with it; null for nothing.</summary>
    internal TemplateException? Fault { get; private set; }

    /// <summary>What it makes of the study; null while something is wrong.</summary>
    internal RenderedPreview? Preview { get; private set; }

    /// <summary>The studies that were judged last.</summary>
    internal IReadOnlyList<TrialStudy> Studies { get; private set; } = [];

    /// <summary>The headings of the report.</summary>
    internal HashSet<string> Headings => Preview is { } shown ? [.. shown.Drafted.Sections.Select(section => section.Heading)] : [];

    /// <summary>What the preview is compared with.</summary>
    internal string Against => Preview?.Published is { } published
        ? $"Compared with {published.TemplateName}, version {published.TemplateVersion}, which serves now."
        : "Nothing serves that it could be compared with.";

    /// <summary>Where the draft stands, in words.</summary>
    internal string Standing { get; private set; } = "";

    /// <summary>All fields with their paths.</summary>
    internal IEnumerable<(string Path, FieldDocument Field)> Fields => vocabulary.Read().Fields.SelectMany(top => Paths(top, ""));

    /// <summary>All blocks and helpers.</summary>
    internal IEnumerable<SyntaxDocument> Syntax => vocabulary.Read() is var known ? [.. known.Blocks, .. known.Helpers] : [];

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Shows the draft or, where there is none, what serves.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        if (!IsThere)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var begin = _versions.FirstOrDefault(version => version.Status == TemplateStatus.Draft)
            ?? _versions.FirstOrDefault(version => version.Status == TemplateStatus.Published) ?? _versions[^1];
        (Text, Partials, Revision) = (begin.Text, desk.PartialsFor(begin.Partials), begin.Status == TemplateStatus.Draft ? begin.Revision : DraftExpectation.NoDraft);
        await TryOutAsync(cancellationToken);
    }

    /// <summary>Saves the draft.</summary>
    public Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken) => SaveAsync(SentRevision ?? "", $"/templates/{Name}/edit", cancellationToken);

    /// <summary>Saves the draft in place of the one that somebody else has saved.</summary>
    public Task<IActionResult> OnPostOverwriteAsync(string? theirs, CancellationToken cancellationToken) => SaveAsync(theirs ?? "", $"/templates/{Name}/edit", cancellationToken);

    /// <summary>Saves the draft and asks whether it shall be published.</summary>
    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken) => SaveAsync(SentRevision ?? "", $"/templates/{Name}/publish", cancellationToken);

    /// <summary>Checks what was sent and saves nothing.</summary>
    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken) => ShowAsync(SentRevision ?? "", cancellationToken);

    /// <summary>Shows what was sent on a study and saves nothing.</summary>
    public Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken) => ShowAsync(SentRevision ?? "", cancellationToken);

    private async Task<IActionResult> SaveAsync(string expected, string then, CancellationToken ct)
    {
        TakeSent();
        var request = new DraftRequest(Text, Partials.ToDictionary(), null);
        if (request.Fault(Name) is not null) Refused = $"A template has 1 to {TemplateLoader.MaximumBytes} characters, and so have its parts together.";
        if (Refused is not null) return await ShowAsync(expected, ct);
        try
        {
            var (draft, _) = await desk.SaveDraftAsync(Name, Text, Partials, TemplateAuthor.Of(HttpContext), expected, ct);
            Told = $"Saved as draft {draft.Version}.";
            return Redirect(then);
        }
        catch (DraftConflictException conflict)
        {
            // Both texts stay: whoever came second chooses.
            Conflict = conflict.Current;
            if (Conflict is null) Refused = "The draft was published or discarded meanwhile. Save again to begin a new one.";
            return await ShowAsync(Conflict is null ? DraftExpectation.NoDraft : expected, ct);
        }
    }

    private async Task<IActionResult> ShowAsync(string revision, CancellationToken ct)
    {
        await ReadAsync(ct);
        TakeSent();
        Revision = revision;
        await TryOutAsync(ct);
        return Page();
    }

    private void TakeSent()
    {
        Text = Lines(Sent);
        Partials = SentPartials.ToDictionary(partial => partial.Key, partial => Lines(partial.Value));
    }

    // Browsers send CR LF from text areas.
    private static string Lines(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);

    private async Task ReadAsync(CancellationToken ct)
    {
        _versions = await ledger.VersionsAsync(Name, ct);
        Studies = Actor.Required(User).May(Permission.ReadStudies) ? await trials.RecentAsync(ct) : [];
        var draft = _versions.FirstOrDefault(version => version.Status == TemplateStatus.Draft);
        Standing = draft is null
            ? "You begin a draft. It serves nobody until it is published."
            : $"Draft {draft.Version}, saved {DeskWords.When(draft.WrittenAt, Zone)} by {draft.WrittenBy}. It serves nobody until it is published.";
    }

    private async Task TryOutAsync(CancellationToken ct)
    {
        (var template, Fault) = desk.TryRead(Name, Text, Partials);
        if (template is null) return;
        try
        {
            Preview = Study?.StartsWith(SamplePrefix, StringComparison.Ordinal) == true
                ? previews.OfSample(template, Study[SamplePrefix.Length..])
                : Studies.Any(study => study.Id == Study) ? await previews.OfStudyAsync(HttpContext, template, Study!, ct) : null;
        }
        catch (TemplateException fault)
        {
            // Something that no case of the check has met.
            Fault = fault;
        }
    }

    // The depth is that of our own vocabulary.
    private static IEnumerable<(string Path, FieldDocument Field)> Paths(FieldDocument field, string above)
    {
        var path = above + field.Name + (field.Kind.StartsWith("list", StringComparison.Ordinal) ? "[]" : "");
        yield return (path, field);
        foreach (var below in field.Fields.SelectMany(child => Paths(child, path + "."))) yield return below;
    }
}
