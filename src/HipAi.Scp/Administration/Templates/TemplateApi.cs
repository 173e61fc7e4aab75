using System.Text;
using HipAi.Reporting;
using HipAi.Reporting.Mrrt;
using HipAi.Scp.Api;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;

namespace HipAi.Scp.Administration.Templates;

/// <summary>
/// The JSON endpoints over templates (requirements E3 and E5). Everything that changes something takes a JSON body: no page of another site can
/// send one without being allowed to.
/// </summary>
internal static class TemplateApi
{
    private const string Root = "/api/templates";
    private const string One = Root + "/{name}";

    /// <summary>Maps the endpoints under <c>/api/templates</c>.</summary>
    internal static IEndpointRouteBuilder MapTemplateApi(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var templates = app.MapGroup("").RequirePermission(Permission.EditTemplates);
        templates.MapGet(Root, ListAsync);
        templates.MapPost(Root + "/import", ImportAsync);
        templates.MapGet(One, VersionsAsync);
        templates.MapGet(One + "/versions/{version:int}", VersionAsync);
        templates.MapGet(One + "/versions/{version:int}/mrrt", ExportAsync);
        templates.MapPut(One + "/draft", SaveDraftAsync);
        templates.MapDelete(One + "/draft", DiscardAsync);
        templates.MapPost(One + "/lint", LintAsync);
        templates.MapPost(One + "/preview", PreviewAsync);
        templates.MapPost(One + "/publish", PublishAsync);
        templates.MapPost(One + "/rollback", RollBackAsync);
        templates.MapPost(One + "/retire", RetireAsync);
        return app;
    }

    private static async Task<IResult> ListAsync(TemplateLedger ledger, TemplateShelf shelf, CancellationToken ct)
    {
        var versions = await ledger.VersionsAsync(null, ct);
        return Results.Json(new TemplateListDocument([.. versions.GroupBy(version => version.Name).Select(TemplateListItem.From)], shelf.Refusals), ApiJson.Options);
    }

    private static async Task<IResult> VersionsAsync(TemplateLedger ledger, string name, CancellationToken ct)
    {
        var versions = await ledger.VersionsAsync(name, ct);
        return versions.Count == 0
            ? ApiProblems.NotFound("Template", name)
            : Results.Json(versions.Select(version => TemplateVersionDocument.From(version, withText: false)), ApiJson.Options);
    }

    private static async Task<IResult> VersionAsync(TemplateLedger ledger, string name, int version, CancellationToken ct) =>
        (await ledger.VersionsAsync(name, ct)).FirstOrDefault(candidate => candidate.Version == version) is { } found
            ? Results.Json(TemplateVersionDocument.From(found, withText: true), ApiJson.Options)
            : ApiProblems.NotFound("Template", $"{name} version {version}");

    private static async Task<IResult> ExportAsync(TemplateLedger ledger, TemplateDesk desk, string name, int version, CancellationToken ct)
    {
        if ((await ledger.VersionsAsync(name, ct)).FirstOrDefault(candidate => candidate.Version == version) is not { } found)
            return ApiProblems.NotFound("Template", $"{name} version {version}");
        return await GuardAsync(() => Task.FromResult(Results.Text(
            MrrtWriter.Write(desk.Read(name, found.Text, found.Partials), found.Status, DateOnly.FromDateTime(found.WrittenAt.UtcDateTime)), "text/html", Encoding.UTF8)));
    }

    private static async Task<IResult> SaveDraftAsync(TemplateDesk desk, string name, DraftRequest request, CancellationToken ct)
    {
        if (request.Fault(name) is { } fault) return fault;
        var (draft, refused) = await desk.SaveDraftAsync(name, request.Text!, request.Partials ?? [], request.By!, ct);
        return Results.Json(new DraftDocument(TemplateVersionDocument.From(draft, withText: false), FaultDocument.From(refused), []), ApiJson.Options);
    }

    private static async Task<IResult> DiscardAsync(TemplateLedger ledger, string name, CancellationToken ct) =>
        await ledger.DiscardDraftAsync(name, ct) ? Results.NoContent() : ApiProblems.NotFound("Draft", name);

    private static async Task<IResult> ImportAsync(TemplateDesk desk, ImportRequest request, CancellationToken ct)
    {
        if (request.Fault() is { } fault) return fault;
        try
        {
            var (draft, refused, warnings) = await desk.ImportAsync(request.Html!, request.Name, request.By!, ct);
            return Results.Json(new DraftDocument(TemplateVersionDocument.From(draft, withText: true), FaultDocument.From(refused), warnings), ApiJson.Options);
        }
        catch (MrrtException refused)
        {
            // The file's fault, told to whoever sent it.
            return Results.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: "MRRT file refused", detail: refused.Message);
        }
    }

    private static async Task<IResult> LintAsync(TemplateDesk desk, string name, LintRequest request, CancellationToken ct)
    {
        if (await TextAsync(desk, name, request, ct) is not { } draft) return ApiProblems.NotFound("Draft", name);
        try
        {
            var template = desk.Read(name, draft.Text, draft.Partials);
            return Results.Json(new LintDocument(true, template.Sha256, null), ApiJson.Options);
        }
        catch (TemplateException fault)
        {
            // What lint is for.
            return Results.Json(new LintDocument(false, null, FaultDocument.From(fault)), ApiJson.Options);
        }
    }

    private static async Task<IResult> PreviewAsync(
        TemplateDesk desk, TemplatePreview preview, RecentViews views, HttpContext context, string name, PreviewRequest request, CancellationToken ct)
    {
        if (!ApiUid.IsPlausible(request.StudyInstanceUid ?? "")) return ApiProblems.MalformedUid("studyInstanceUid");
        await views.RecordAsync(AuditEntry.Of(context, AuditAction.StudyViewed, request.StudyInstanceUid, detail: "preview of a template"));
        if (await TextAsync(desk, name, new LintRequest(request.Text, request.Partials), ct) is not { } draft) return ApiProblems.NotFound("Draft", name);
        return await GuardAsync(async () => await preview.OfAsync(desk.Read(name, draft.Text, draft.Partials), request.StudyInstanceUid!, ct) is { } rendered
            ? Results.Json(PreviewDocument.From(rendered.Drafted, rendered.Published), ApiJson.Options)
            : ApiProblems.NotFound("Judged study", request.StudyInstanceUid!));
    }

    private static Task<IResult> PublishAsync(TemplateDesk desk, string name, ByRequest request, CancellationToken ct) =>
        ChangeAsync(request.By, () => desk.PublishAsync(name, request.By!, ct));

    private static Task<IResult> RollBackAsync(TemplateDesk desk, string name, RollBackRequest request, CancellationToken ct) =>
        ChangeAsync(request.By, () => desk.RollBackAsync(name, request.Version, request.By!, ct));

    private static Task<IResult> RetireAsync(TemplateDesk desk, string name, ByRequest request, CancellationToken ct) =>
        ChangeAsync(request.By, () => desk.RetireAsync(name, request.By!, ct));

    private static async Task<IResult> ChangeAsync(string? by, Func<Task<TemplateVersion>> change) => ByRequest.Check(by) is { } fault
        ? fault
        : await GuardAsync(async () => Results.Json(TemplateVersionDocument.From(await change(), withText: false), ApiJson.Options));

    // The text that was sent, or else the stored draft.
    private static async Task<(string Text, IReadOnlyDictionary<string, string> Partials)?> TextAsync(TemplateDesk desk, string name, LintRequest request, CancellationToken ct)
    {
        if (request.Text is { } text) return (text, request.Partials ?? []);
        return await desk.DraftAsync(name, ct) is { } draft ? (draft.Text, draft.Partials) : null;
    }

    private static async Task<IResult> GuardAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (TemplateException fault)
        {
            // The template's fault, with its place.
            return ApiProblems.TemplateFault(fault.File, fault.Line, fault.Reason);
        }
        catch (TemplateRefusedException fault)
        {
            // Right by itself, but not now or not beside the others.
            return ApiProblems.Conflict("Template refused", fault.Message);
        }
    }
}
