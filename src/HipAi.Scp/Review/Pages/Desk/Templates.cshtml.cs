using HipAi.Reporting;
using HipAi.Reporting.Mrrt;
using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>The templates, and the ways to a new one (requirements E1, E3, E5, E6).</summary>
[Authorize(nameof(Permission.EditTemplates))]
internal sealed class TemplatesModel(TemplateLedger ledger, TemplateShelf shelf, TemplateDesk desk, SiteLines lines, TimeProvider time) : PageModel
{
    /// <summary>Languages that are offered; any other can be written into the template.</summary>
    internal static readonly (string Tag, string Name)[] Languages =
    [
        ("en", "English"), ("de", "German"), ("fr", "French"), ("it", "Italian"), ("es", "Spanish"), ("pt", "Portuguese"), ("nl", "Dutch"),
        ("da", "Danish"), ("sv", "Swedish"), ("nb", "Norwegian"), ("fi", "Finnish"), ("pl", "Polish"), ("cs", "Czech"), ("tr", "Turkish"),
    ];

    /// <summary>What was done.</summary>
    [TempData]
    public string? Told { get; set; }

    /// <summary>Why something was not done.</summary>
    internal string? Refused { get; private set; }

    /// <summary>The versions of each template, by name.</summary>
    internal IReadOnlyList<IGrouping<string, TemplateVersion>> Templates { get; private set; } = [];

    /// <summary>What was refused and has not been put right since.</summary>
    internal IReadOnlyList<TemplateRefusal> Refusals => shelf.Refusals;

    /// <summary>The site's lines at the top; null where they are not plain text.</summary>
    internal string? Header { get; private set; }

    /// <summary>The site's lines at the end, likewise.</summary>
    internal string? Footer { get; private set; }

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Templates = [.. (await ledger.VersionsAsync(null, cancellationToken)).GroupBy(version => version.Name)];
        (Header, Footer) = await lines.ReadAsync(cancellationToken);
    }

    /// <summary>Makes drafts with other lines of the site.</summary>
    public Task<IActionResult> OnPostLinesAsync(string? header, string? footer, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            // A field that is shown and empty comes as null too: then the lines go.
            (Header, Footer) = await lines.ReadAsync(cancellationToken);
            var changed = await lines.WriteAsync(
                Header is null ? null : header ?? "", Footer is null ? null : footer ?? "", TemplateAuthor.Of(HttpContext), cancellationToken);
            Told = changed.Count == 0 ? "Nothing has changed." : $"Saved as a draft of {string.Join(" and of ", changed)}. Look at each and publish it.";
            return RedirectToPage();
        },
        cancellationToken);

    /// <summary>Makes a draft of the text of another template.</summary>
    public Task<IActionResult> OnPostCopyAsync(CopyForm form, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            if (form.Name is not { } name || !TemplateNames.IsName(name)) throw new TemplateRefusedException(TemplateNames.Rule);
            if ((await ledger.VersionsAsync(name, cancellationToken)).Count > 0) throw new TemplateRefusedException($"there is a template '{name}' already");
            var versions = await ledger.VersionsAsync(form.From ?? "", cancellationToken);
            var from = versions.FirstOrDefault(version => version.Status == TemplateStatus.Published) ?? (versions.Count > 0 ? versions[^1] : null)
                ?? throw new TemplateRefusedException("choose a template to begin with");
            var text = TemplateCopy.Of(from.Text, name, form.Language ?? from.Language, form.Title ?? from.Title, form.Serving);
            var (_, fault) = await desk.SaveDraftAsync(name, text, from.Partials, TemplateAuthor.Of(HttpContext), DraftExpectation.NoDraft, cancellationToken);
            Told = fault is null ? "The draft is there. Change its words, look at the preview, then publish it." : $"The draft is there, and something in it has to be put right: line {fault.Line}: {fault.Reason}";
            return Redirect($"/templates/{name}/edit");
        },
        cancellationToken);

    /// <summary>Makes a draft of an MRRT file.</summary>
    public Task<IActionResult> OnPostImportAsync(IFormFile? upload, string? html, string? name, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            var text = upload is { Length: > 0 and <= MrrtReader.MaximumCharacters } ? await ReadAsync(upload, cancellationToken) : html;
            if (text is not { Length: > 0 and <= MrrtReader.MaximumCharacters }) throw new TemplateRefusedException($"choose a file of at most {MrrtReader.MaximumCharacters / 1024} kB, or paste its text");
            if (name is not null && !TemplateNames.IsName(name)) throw new TemplateRefusedException(TemplateNames.Rule);
            var (draft, fault, warnings) = await desk.ImportAsync(text, name, TemplateAuthor.Of(HttpContext), DraftExpectation.NoDraft, cancellationToken);
            Told = string.Join('\n', new[] { fault is null ? "Imported as a draft." : $"Imported as a draft. To be put right: line {fault.Line}: {fault.Reason}" }
                .Concat(warnings.Select(warning => $"• {warning}")));
            return Redirect($"/templates/{draft.Name}/edit");
        },
        cancellationToken);

    private static async Task<string> ReadAsync(IFormFile file, CancellationToken ct)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(ct);
    }

    private async Task<IActionResult> TryAsync(Func<Task<IActionResult>> act, CancellationToken ct)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when (fault is TemplateRefusedException or MrrtException or DraftConflictException)
        {
            // Told on the page, where what was asked for can be asked for otherwise.
            Refused = fault is DraftConflictException { Current: { } draft } ? $"'{draft.Name}' has a draft already, saved by {draft.WrittenBy}: publish or discard it first" : fault.Message;
            await OnGetAsync(ct);
            return Page();
        }
    }
}
