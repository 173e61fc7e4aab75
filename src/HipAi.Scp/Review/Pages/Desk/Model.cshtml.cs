using HipAi.Scp.Administration.Models;
using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>One model: its manifest, its card and its evaluation (requirement C10, the part that is seen).</summary>
[Authorize(nameof(Permission.Operate))]
internal sealed class ModelModel(ModelCatalogue catalogue) : PageModel
{
    /// <summary>The model.</summary>
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>What lies in its folder; null when there is none of that name.</summary>
    internal CataloguedModel? Shown { get; private set; }

    /// <summary>Reads it.</summary>
    public void OnGet()
    {
        Shown = catalogue.Find(Name);
        if (Shown is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
