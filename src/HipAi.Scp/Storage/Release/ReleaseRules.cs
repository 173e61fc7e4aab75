using HipAi.Studies;

namespace HipAi.Scp.Storage.Release;

/// <summary>Who is set aside for what, and what a person may do about it. Pure.</summary>
internal static class ReleaseRules
{
    /// <summary>Longest reason that a person gives.</summary>
    internal const int LongestReason = 500;

    /// <summary>Of an image that a person keeps out of judging; stands in reports.</summary>
    internal const string ExcludedBecause = "Kept out by a person: it shows another patient.";

    /// <summary>What may be decided of a study.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="reason">Why it is set aside, or what must be known of it; null for nothing.</param>
    internal static IReadOnlyList<ReleaseAction> Of(StudyState state, string? reason) => state switch
    {
        StudyState.Held => [ReleaseAction.SamePatient, ReleaseAction.Exclude],
        StudyState.Quarantined => [ReleaseAction.Retry],
        StudyState.Discontinued => [ReleaseAction.JudgeAnyway],
        StudyState.Delivered or StudyState.Reviewed when reason is not null => [ReleaseAction.Acknowledge],
        _ => [],
    };

    /// <summary>The identity that all images have in common; null when they do not name one patient.</summary>
    internal static PatientIdentity? CommonIdentity(IReadOnlyList<PatientIdentity> identities)
    {
        var known = PatientIdentity.Unknown;
        foreach (var identity in identities)
        {
            if (!PatientComparison.Of(known, identity).MayBeOnePatient) return null;
            known = known.FilledFrom(identity);
        }

        return known;
    }

    /// <summary>How an action is spelled in the API: <c>same_patient</c>, <c>exclude</c>, <c>retry</c>, <c>judge_anyway</c>, <c>acknowledge</c>.</summary>
    internal static string Code(this ReleaseAction action) => action switch
    {
        ReleaseAction.SamePatient => "same_patient",
        ReleaseAction.JudgeAnyway => "judge_anyway",
        _ => action.ToString().ToLowerInvariant(),
    };

    /// <summary>The action of a spelling; null when it is none.</summary>
    internal static ReleaseAction? Find(string? code) => Enum.GetValues<ReleaseAction>().Cast<ReleaseAction?>().FirstOrDefault(action => action!.Value.Code() == code);

    /// <summary>An action for the timeline.</summary>
    internal static string Words(ReleaseAction action, int excluded) => action switch
    {
        ReleaseAction.SamePatient => "all images are of one patient",
        ReleaseAction.Exclude => $"{Review.Words.Count(excluded, "image")} of another patient kept out of judging",
        ReleaseAction.Retry => "to be tried again",
        ReleaseAction.JudgeAnyway => "to be judged although its procedure step was discontinued",
        ReleaseAction.Acknowledge => "what must be known of it is known",
        _ => action.ToString(),
    };
}
