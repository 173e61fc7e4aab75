using System.Text;
using HipAi.Reporting;
using HipAi.Reporting.Mrrt;
using HipAi.Scp.Api;
using HipAi.Scp.Security;

namespace HipAi.Scp.Administration.Templates;

/// <summary>
/// The JSON endpoints that list and change templates (requirements E3 and E5). Everything that changes something takes a JSON body: no page of
/// another site can send one without being allowed to.
/// </summary>
internal static class TemplateApi
{
    /// <summary>All templates.</summary>
    internal const string Root = "/api/templates";

    /// <summary>One template.</summary>
    internal const string One = Root + "/{name}";

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
        templates.MapPost(One + "/publish", PublishAsync);
        templates.MapPost(One + "/rollback", RollBackAsync);
        templates.MapPost(One + "/retire", RetireAsync);
        templates.MapTemplateTrials();
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
        return await TemplateAnswers.GuardAsync(() => Task.FromResult(Results.Text(
            MrrtWriter.Write(desk.Read(name, found.Text, found.Partials), found.Status, DateOnly.FromDateTime(found.WrittenAt.UtcDateTime)), "text/html", Encoding.UTF8)));
    }

    private static async Task<IResult> SaveDraftAsync(HttpContext http, TemplateDesk desk, string name, DraftRequest request, CancellationToken ct)
    {
        if (request.Fault(name) is { } fault) return fault;
        return await TemplateAnswers.GuardAsync(
            async () =>
            {
                var (draft, refused) = await desk.SaveDraftAsync(name, request.Text!, request.Partials ?? [], TemplateAuthor.Of(http, request.By), request.Revision, ct);
                return Results.Json(new DraftDocument(TemplateVersionDocument.From(draft, withText: false), FaultDocument.From(refused), []), ApiJson.Options);
            },
            request.Text);
    }

    private static Task<IResult> DiscardAsync(HttpContext http, TemplateLedger ledger, string name, string? revision, CancellationToken ct) =>
        TemplateAnswers.GuardAsync(async () => await ledger.DiscardDraftAsync(name, TemplateAuthor.Of(http), revision, ct)
            ? Results.NoContent()
            : ApiProblems.NotFound("Draft", name));

    private static async Task<IResult> ImportAsync(HttpContext http, TemplateDesk desk, ImportRequest request, CancellationToken ct)
    {
        if (request.Fault() is { } fault) return fault;
        return await TemplateAnswers.GuardAsync(async () =>
        {
            var (draft, refused, warnings) = await desk.ImportAsync(request.Html!, request.Name, TemplateAuthor.Of(http, request.By), request.Revision, ct);
            return Results.Json(new DraftDocument(TemplateVersionDocument.From(draft, withText: true), FaultDocument.From(refused), warnings), ApiJson.Options);
        });
    }

    private static Task<IResult> PublishAsync(HttpContext http, TemplateDesk desk, string name, ByRequest request, CancellationToken ct) =>
        ChangeAsync(http, request.By, author => desk.PublishAsync(name, author, request.Revision, ct));

    private static Task<IResult> RollBackAsync(HttpContext http, TemplateDesk desk, string name, RollBackRequest request, CancellationToken ct) =>
        ChangeAsync(http, request.By, author => desk.RollBackAsync(name, request.Version, author, ct));

    private static Task<IResult> RetireAsync(HttpContext http, TemplateDesk desk, string name, ByRequest request, CancellationToken ct) =>
        ChangeAsync(http, request.By, author => desk.RetireAsync(name, author, ct));

    private static async Task<IResult> ChangeAsync(HttpContext http, string? by, Func<TemplateAuthor, Task<TemplateVersion>> change) => ByRequest.Check(by) is { } fault
        ? fault
        : await TemplateAnswers.GuardAsync(async () =>
            Results.Json(TemplateVersionDocument.From(await change(TemplateAuthor.Of(http, by)), withText: false), ApiJson.Options));
}
