using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>One template: its versions, what differs between them, going back, taking out of service (requirement E3).</summary>
[Authorize(nameof(Permission.EditTemplates))]
internal sealed class TemplateModel(TemplateLedger ledger, TemplateDesk desk, TimeProvider time) : PageModel
{
    /// <summary>What was done.</summary>
    [TempData]
    public string? Told { get; set; }

    /// <summary>The template.</summary>
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>The version that is compared.</summary>
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    /// <summary>The version that it is compared with.</summary>
    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    /// <summary>Why something was not done.</summary>
    internal string? Refused { get; private set; }

    /// <summary>All versions, oldest first; empty when there is no such template.</summary>
    internal IReadOnlyList<TemplateVersion> Versions { get; private set; } = [];

    /// <summary>The version written last.</summary>
    internal TemplateVersion Newest => Versions[^1];

    /// <summary>The version that serves; null for none.</summary>
    internal TemplateVersion? Serving => Versions.FirstOrDefault(version => version.Status == TemplateStatus.Published);

    /// <summary>The draft; null for none.</summary>
    internal TemplateVersion? Draft => Versions.FirstOrDefault(version => version.Status == TemplateStatus.Draft);

    /// <summary>What it is called.</summary>
    internal string Title => (Serving ?? Newest).Title is { Length: > 0 } title ? title : Name;

    /// <summary>The version that is compared: the one asked for, or the one that serves, or the one before the newest.</summary>
    internal TemplateVersion Old => Find(From) ?? (Serving is { } serving && serving != Newest ? serving : Versions[Math.Max(0, Versions.Count - 2)]);

    /// <summary>What it is compared with: the one asked for, or the newest.</summary>
    internal TemplateVersion New => Find(To) ?? Newest;

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Reads the versions.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Versions = await ledger.VersionsAsync(Name, cancellationToken);
        if (Versions.Count == 0) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>Makes an earlier version serve again.</summary>
    public Task<IActionResult> OnPostRollBackAsync(int version, CancellationToken cancellationToken) => TryAsync(
        async author => $"Version {(await desk.RollBackAsync(Name, version, author, cancellationToken)).Version} serves again.", cancellationToken);

    /// <summary>Takes the template out of service.</summary>
    public Task<IActionResult> OnPostRetireAsync(CancellationToken cancellationToken) => TryAsync(
        async author => $"Version {(await desk.RetireAsync(Name, author, cancellationToken)).Version} is out of service.", cancellationToken);

    /// <summary>Throws the draft away.</summary>
    public Task<IActionResult> OnPostDiscardAsync(string? revision, CancellationToken cancellationToken) => TryAsync(
        async author => await ledger.DiscardDraftAsync(Name, author, revision ?? "", cancellationToken) ? "The draft is discarded." : "There was no draft any more.", cancellationToken);

    private TemplateVersion? Find(int? number) => Versions.FirstOrDefault(version => version.Version == number);

    private async Task<IActionResult> TryAsync(Func<TemplateAuthor, Task<string>> act, CancellationToken ct)
    {
        try
        {
            Told = await act(TemplateAuthor.Of(HttpContext));
            // Where only a draft was, nothing is left to show.
            return (await ledger.VersionsAsync(Name, ct)).Count == 0 ? Redirect("/templates") : RedirectToPage(new { Name });
        }
        catch (Exception fault) when (fault is TemplateRefusedException or DraftConflictException)
        {
            // Told on the page.
            Refused = fault.Message;
            await OnGetAsync(ct);
            return Page();
        }
    }
}
