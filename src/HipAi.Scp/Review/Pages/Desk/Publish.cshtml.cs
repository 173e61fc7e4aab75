using HipAi.Reporting;
using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>The question before a draft is published: which studies it serves from then on, and what changes (requirements E2, E3).</summary>
[Authorize(nameof(Permission.EditTemplates))]
internal sealed class PublishModel(TemplateLedger ledger, TemplateDesk desk, TemplateShelf shelf) : PageModel
{
    private IReadOnlyList<TemplateVersion> _all = [];

    /// <summary>The template.</summary>
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>Why it was not published.</summary>
    internal string? Refused { get; private set; }

    /// <summary>The draft; null when there is none.</summary>
    internal TemplateVersion? Draft => _all.FirstOrDefault(version => version.Name == Name && version.Status == TemplateStatus.Draft);

    /// <summary>The version that serves now; null for none.</summary>
    internal TemplateVersion? Serving => _all.FirstOrDefault(version => version.Name == Name && version.Status == TemplateStatus.Published);

    /// <summary>The other templates that serve.</summary>
    internal IReadOnlyList<TemplateVersion> Others => [.. _all.Where(version => version.Name != Name && version.Status == TemplateStatus.Published)];

    /// <summary>What is wrong with the draft; null for nothing.</summary>
    internal TemplateException? Fault { get; private set; }

    /// <summary>Why it may not serve beside the others; null when it may.</summary>
    internal string? WhyNot { get; private set; }

    /// <summary>Reads the draft and tries it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        _all = await ledger.VersionsAsync(null, cancellationToken);
        if (Draft is not { } draft)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Fault = desk.TryRead(Name, draft.Text, draft.Partials).Fault;
        if (Fault is null) WhyNot = shelf.WhyNot([.. Others, draft]);
    }

    /// <summary>Publishes the draft that was shown.</summary>
    public async Task<IActionResult> OnPostAsync(string? revision, CancellationToken cancellationToken)
    {
        try
        {
            var published = await desk.PublishAsync(Name, TemplateAuthor.Of(HttpContext), revision ?? "", cancellationToken);
            TempData[nameof(TemplateModel.Told)] = $"Version {published.Version} serves {published.Serves} from now on.";
            return Redirect($"/templates/{Name}");
        }
        catch (Exception fault) when (fault is TemplateException or TemplateRefusedException or DraftConflictException)
        {
            // Told on the page; a draft that was changed meanwhile is shown as it is now.
            Refused = fault.Message;
            await OnGetAsync(cancellationToken);
            return Page();
        }
    }
}
