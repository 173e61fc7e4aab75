using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>Turns failure findings into what the API says.</summary>
internal static class FailureDocuments
{
    private const int Digits = 6;

    /// <summary>The document of one finding.</summary>
    internal static FailureDocument ToDocument(string studyInstanceUid, FailureFinding failure) => failure.NotRunBecause is { } reason
        ? new FailureDocument(reason, null, null, null, [], new Dictionary<string, double>(), null, [], [])
        : new FailureDocument(
            null,
            failure.Cause.Code(),
            Rounded(failure.Probabilities[(int)failure.Cause]),
            failure.Status.Code(),
            failure.Reasons,
            ByCode(failure.Probabilities),
            Math.Round(failure.InfectionScore, 1),
            [.. failure.Votes.Select(vote => new FailureMemberDocument(
                vote.Member, vote.Version, vote.ApSopInstanceUid, vote.LateralSopInstanceUid, ByCode(vote.Probabilities)))],
            [.. failure.Maps.Select(map => new FailureMapDocument(
                ApiRoutes.Heatmap(studyInstanceUid, map.Id), map.Id, map.Cause.Code(), map.SopInstanceUid, map.Region, Rounded(map.Peak), map.PeakX, map.PeakY))]);

    private static OrderedDictionary<string, double> ByCode(IReadOnlyList<double> probabilities)
    {
        var byCode = new OrderedDictionary<string, double>(FailureCauses.All.Count, StringComparer.Ordinal);
        foreach (var cause in FailureCauses.All) byCode.Add(cause.Code(), Rounded(probabilities[(int)cause]));
        return byCode;
    }

    private static double Rounded(double probability) => Math.Round(probability, Digits);
}
