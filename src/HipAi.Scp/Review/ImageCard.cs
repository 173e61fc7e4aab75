using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>One image of a study as the reading page shows it: plain, and with what the models looked at over it.</summary>
/// <param name="Number">Its number in the study, from 1.</param>
/// <param name="Image">The image and what was concluded of it.</param>
/// <param name="Overlays">The maps that lie on it, as pictures.</param>
/// <param name="FailureMaps">Where signs of causes of failure are seen in it, each a picture of its own.</param>
/// <param name="Notes">What the reader must know of it.</param>
/// <param name="RemovedAt">When retention removed it; null while it is here.</param>
internal sealed record ImageCard(
    int Number,
    StudyImage Image,
    IReadOnlyList<ImageOverlay> Overlays,
    IReadOnlyList<FailureMap> FailureMaps,
    IReadOnlyList<string> Notes,
    DateTimeOffset? RemovedAt)
{
    /// <summary>The images of a study in order of arrival; none before the study is closed.</summary>
    internal static IReadOnlyList<ImageCard> Of(StudyDetails details)
    {
        var areHere = details.Prediction is { } judged && details.Removals.PicturesOf(judged.SnapshotRevision) is null;
        var failures = areHere ? details.Prediction!.Hips.SelectMany(hip => hip.Failure?.Maps ?? []).ToList() : [];
        var maps = areHere ? details.Prediction!.Hips.SelectMany(hip => hip.Heatmaps).ToList() : [];
        var notes = details.Prediction?.Notes ?? [];
        return
        [
            .. (details.Snapshot?.Images ?? []).Select((image, index) =>
            {
                var uid = image.Instance.SopInstanceUid;
                return new ImageCard(
                    index + 1,
                    details.Prediction is { } prediction ? StudyImageRules.AsJudged(image, prediction) : image,
                    ImageOverlay.Of(maps.Where(map => map.SopInstanceUid == uid)),
                    [.. failures.Where(map => map.SopInstanceUid == uid)],
                    [.. notes.Where(note => note.SopInstanceUid == uid).Select(note => note.Text)],
                    details.Removals.Of(image.Instance));
            }),
        ];
    }
}
