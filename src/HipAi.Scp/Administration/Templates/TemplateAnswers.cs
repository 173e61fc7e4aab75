using HipAi.Reporting;
using HipAi.Reporting.Mrrt;
using HipAi.Scp.Api;
using HipAi.Studies;

namespace HipAi.Scp.Administration.Templates;

/// <summary>What the endpoints over templates answer where something cannot be done.</summary>
internal static class TemplateAnswers
{
    /// <summary>Answers, or says why not.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="mine">The text that was to be saved: a conflict tells where it differs; null for none.</param>
    internal static async Task<IResult> GuardAsync(Func<Task<IResult>> answer, string? mine = null)
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
        catch (MrrtException refused)
        {
            // The file's fault, told to whoever sent it.
            return Results.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: "MRRT file refused", detail: refused.Message);
        }
        catch (DraftConflictException conflict)
        {
            // Two people at one draft: the second chooses.
            return Conflict(conflict, mine);
        }
    }

    private static IResult Conflict(DraftConflictException conflict, string? mine) => Results.Problem(
        statusCode: StatusCodes.Status409Conflict,
        title: "Draft changed",
        detail: conflict.Message,
        extensions: new Dictionary<string, object?>
        {
            ["revision"] = conflict.Current?.Revision ?? DraftExpectation.NoDraft,
            ["savedBy"] = conflict.Current?.WrittenBy,
            ["savedAt"] = conflict.Current?.WrittenAt,
            ["differences"] = mine is null ? null : LineDifference.Between(conflict.Current?.Text ?? "", mine.Replace("\r\n", "\n", StringComparison.Ordinal)).Select(line => line.ToString()),
        });
}
