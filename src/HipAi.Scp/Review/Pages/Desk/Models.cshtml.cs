using HipAi.Scp.Administration.Models;
using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>The models that serve (requirement C10, the part that is seen).</summary>
[Authorize(nameof(Permission.Operate))]
internal sealed class ModelsModel(ModelCatalogue catalogue) : PageModel
{
    /// <summary>The models, by the names of their folders.</summary>
    internal IReadOnlyList<CataloguedModel> Models { get; private set; } = [];

    /// <summary>Folders that cannot be read.</summary>
    internal IReadOnlyList<string> Troubles { get; private set; } = [];

    /// <summary>How they were loaded.</summary>
    internal LoadedModels Loaded => catalogue.Loaded;

    /// <summary>Reads the folder.</summary>
    public void OnGet() => (Models, Troubles) = catalogue.All();
}
