using HipAi.Scp.Api;
using HipAi.Studies;

namespace HipAi.Scp.Storage.Listing;

/// <summary>What the work list shows of a study's images and findings, small enough to be read for a whole page of studies.</summary>
/// <param name="Views">The views that are or will be judged, each once.</param>
/// <param name="Hips">Right before left; empty until it is judged.</param>
internal sealed record StudyListing(IReadOnlyList<RadiographView> Views, IReadOnlyList<ListedHip> Hips)
{
    /// <summary>Nothing known yet.</summary>
    internal static StudyListing Empty { get; } = new([], []);

    /// <summary>Of a closed study, before it is judged.</summary>
    internal static StudyListing Of(StudySnapshot snapshot) =>
        new(Distinct(snapshot.Images.Where(image => image.ExcludedBecause is null).Select(image => image.View.Value)), []);

    /// <summary>The same after judging: with the views as the pixels told them.</summary>
    internal StudyListing With(StudyPrediction prediction)
    {
        var judged = Distinct(prediction.Hips.SelectMany(hip => hip.Votes).Select(vote => vote.View));
        return new(
            judged.Count > 0 ? judged : Views,
            [.. prediction.Hips.OrderBy(hip => hip.Side).Select(hip => new ListedHip(hip.Side, hip.Class, hip.Probability, hip.Status))]);
    }

    /// <summary>The same with what a person signed.</summary>
    internal StudyListing With(SignedReview review) =>
        this with { Hips = [.. review.Hips.Select(hip => new ListedHip(hip.Side, hip.Found, hip.Probability, hip.FoundStatus, hip.Verdict, hip.Signed))] };

    /// <summary>Whether a person has to specify something: a hip is indeterminate, or none could be judged.</summary>
    internal bool IsOpen => Hips.Count == 0 || Hips.Any(hip => hip.Status == FindingStatus.Indeterminate);

    /// <summary>What filters look for: <c>|right:total_hip_arthroplasty:certain|</c>, <c>|view:ap_pelvis|</c>.</summary>
    internal string Marks => string.Concat(
        Hips.Where(hip => hip.Class is not null).Select(hip => $"|{hip.Side.Code()}:{hip.Class!.Value.Code()}:{hip.Status.Code()}|")
            .Concat(Views.Select(view => $"|view:{view.Code()}|")));

    private static List<RadiographView> Distinct(IEnumerable<RadiographView> views) => [.. views.Distinct().Order()];
}
