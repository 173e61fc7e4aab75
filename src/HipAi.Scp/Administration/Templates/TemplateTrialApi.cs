using HipAi.Scp.Api;
using HipAi.Scp.Security;

namespace HipAi.Scp.Administration.Templates;

/// <summary>The JSON endpoints of whoever is at work on a template (requirements E2 and E3). They change nothing.</summary>
internal static class TemplateTrialApi
{
    /// <summary>Maps what there is to write, what there is to try it on, the check and the preview.</summary>
    internal static void MapTemplateTrials(this IEndpointRouteBuilder templates)
    {
        templates.MapGet(TemplateApi.Root + "/vocabulary", (TemplateVocabulary vocabulary) => Results.Json(vocabulary.Read(), ApiJson.Options));
        templates.MapGet(TemplateApi.Root + "/studies", StudiesAsync);
        templates.MapPost(TemplateApi.One + "/lint", LintAsync);
        templates.MapPost(TemplateApi.One + "/preview", PreviewAsync);
    }

    private static async Task<IResult> StudiesAsync(TrialStudies studies, CancellationToken ct) =>
        Results.Json(new TrialStudiesDocument(TrialStudies.Samples, await studies.RecentAsync(ct)), ApiJson.Options);

    private static async Task<IResult> LintAsync(TemplateDesk desk, string name, LintRequest request, CancellationToken ct)
    {
        if (await TextAsync(desk, name, request, ct) is not { } draft) return ApiProblems.NotFound("Draft", name);
        var (template, fault) = desk.TryRead(name, draft.Text, draft.Partials);
        return Results.Json(new LintDocument(fault is null, template?.Sha256, FaultDocument.From(fault)), ApiJson.Options);
    }

    private static async Task<IResult> PreviewAsync(HttpContext http, TemplateDesk desk, TemplatePreview preview, string name, PreviewRequest request, CancellationToken ct)
    {
        if (request.Sample is null && !ApiUid.IsPlausible(request.StudyInstanceUid ?? "")) return ApiProblems.MalformedUid("studyInstanceUid");
        // A preview of a past study shows its patient.
        if (request.Sample is null && !Actor.Required(http.User).May(Permission.ReadStudies)) return Results.Forbid();
        if (await TextAsync(desk, name, new LintRequest(request.Text, request.Partials), ct) is not { } draft) return ApiProblems.NotFound("Draft", name);
        return await TemplateAnswers.GuardAsync(async () =>
        {
            var template = desk.Read(name, draft.Text, draft.Partials);
            var rendered = request.Sample is { } sample ? preview.OfSample(template, sample) : await preview.OfStudyAsync(http, template, request.StudyInstanceUid!, ct);
            return rendered is null
                ? ApiProblems.NotFound("Judged study", request.Sample ?? request.StudyInstanceUid!)
                : Results.Json(PreviewDocument.From(rendered), ApiJson.Options);
        });
    }

    // The text that was sent, or else the stored draft.
    private static async Task<(string Text, IReadOnlyDictionary<string, string> Partials)?> TextAsync(TemplateDesk desk, string name, LintRequest request, CancellationToken ct)
    {
        if (request.Text is { } text) return (text, request.Partials ?? []);
        return await desk.DraftAsync(name, ct) is { } draft ? (draft.Text, draft.Partials) : null;
    }
}
