using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>The images that a report rests on.</summary>
internal static class RecordImages
{
    /// <summary>The images that at least one model judged, as they were judged, in order of arrival.</summary>
    public static IReadOnlyList<StudyImage> Judged(ReportRecord record)
    {
        var judged = record.Prediction.Hips.SelectMany(ImagesOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. record.Snapshot.Images.Where(image => judged.Contains(image.Instance.SopInstanceUid))
                .Select(image => StudyImageRules.AsJudged(image, record.Prediction)),
        ];
    }

    /// <summary>References to the judged images whose SOP Instance UIDs are given; one whose UIDs may not be written is left out.</summary>
    public static IReadOnlyList<ObjectReference> References(ReportRecord record, IEnumerable<string> sopInstanceUids)
    {
        var wanted = sopInstanceUids.ToHashSet(StringComparer.Ordinal);
        return [.. record.Snapshot.Images.Where(image => wanted.Contains(image.Instance.SopInstanceUid)).Select(ObjectReference.To).OfType<ObjectReference>()];
    }

    /// <summary>SOP Instance UIDs of the images of a hip, for its class and for its causes of failure.</summary>
    public static IEnumerable<string> ImagesOf(HipFinding hip) =>
        hip.Votes.Select(vote => vote.SopInstanceUid).Concat(hip.Failure is { } failure ? ImagesOf(failure) : []);

    /// <summary>SOP Instance UIDs of the images that were asked for the cause of failure.</summary>
    public static IEnumerable<string> ImagesOf(FailureFinding failure) =>
        failure.Votes.SelectMany(vote => new[] { vote.ApSopInstanceUid, vote.LateralSopInstanceUid });
}
