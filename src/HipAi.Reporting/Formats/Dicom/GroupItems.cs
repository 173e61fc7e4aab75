using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>What the measurement groups of a hip have in common (PS3.16 TID 1501).</summary>
internal static class GroupItems
{
    /// <summary>Tracking identifier and UID: the same in every version of the study's report.</summary>
    /// <param name="record">The report.</param>
    /// <param name="what"><c>hardware</c> or <c>arthroplasty failure</c>.</param>
    /// <param name="side">The hip.</param>
    public static IEnumerable<DicomDataset> Tracking(ReportRecord record, string what, HipSide side) =>
    [
        ContentItem.Text(ContentItem.Observes, Concepts.TrackingIdentifier, $"HipAI {what} {side.Code()} hip"),
        ContentItem.Uid(ContentItem.Observes, Concepts.TrackingUid, ReportUids.Uid(record.Snapshot.StudyInstanceUid, 0, $"tracking/{what}/{side.Code()}")),
    ];

    /// <summary>The hip joint with its side.</summary>
    public static DicomDataset Site(HipSide side) => ContentItem.Code(ContentItem.Modifies, Concepts.FindingSite, Concepts.HipJoint,
        ContentItem.Code(ContentItem.Modifies, Concepts.Laterality, Concepts.Of(side)));

    /// <summary>The ensemble that spoke (TID 4019): its version is that of all its members.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="members">Name and version of each member that voted.</param>
    public static IEnumerable<DicomDataset> Algorithm(string name, IEnumerable<(string Member, string Version)> members)
    {
        string[] all = [.. members.Distinct().Select(member => $"{member.Member} {member.Version}")];
        yield return ContentItem.Text(ContentItem.Modifies, Concepts.AlgorithmName, name);
        yield return ContentItem.Text(ContentItem.Modifies, Concepts.AlgorithmVersion, string.Join(" + ", all));
        yield return ContentItem.Text(ContentItem.Modifies, Concepts.AlgorithmManufacturer, "HipAI");
        yield return ContentItem.Text(ContentItem.Modifies, Concepts.AlgorithmParameters, $"ensemble of {all.Length}, fused over members and views");
        yield return ContentItem.Code(ContentItem.Modifies, Concepts.AlgorithmFamily, Concepts.ArtificialIntelligence);
    }

    /// <summary>The images that were looked at.</summary>
    public static IEnumerable<DicomDataset> Sources(ReportRecord record, IEnumerable<string> sopInstanceUids) =>
        RecordImages.References(record, sopInstanceUids).Select(image => ContentItem.Image(ContentItem.Contains, Concepts.Source, image));

    /// <summary>A vote of one member on one image or pair.</summary>
    /// <param name="record">The report.</param>
    /// <param name="member">Name and version.</param>
    /// <param name="best">What it took as most probable.</param>
    /// <param name="probability">Its probability.</param>
    /// <param name="images">What it looked at.</param>
    public static DicomDataset Vote(
        ReportRecord record, (string Member, string Version) member, CodedConcept best, double probability, params IEnumerable<string> images) =>
        ContentItem.Code(ContentItem.Contains, Concepts.Vote, best,
        [
            ContentItem.Text(ContentItem.Modifies, Concepts.AlgorithmName, member.Member),
            ContentItem.Text(ContentItem.Modifies, Concepts.AlgorithmVersion, member.Version),
            ContentItem.Number(ContentItem.Property, Concepts.Probability, probability, Concepts.NoUnits),
            .. RecordImages.References(record, images).Select(image => ContentItem.Image(ContentItem.InferredFrom, null, image)),
        ]);

    /// <summary>Comments, one per text.</summary>
    public static IEnumerable<DicomDataset> Comments(params IEnumerable<string> texts) =>
        texts.Select(text => ContentItem.Text(ContentItem.Contains, Concepts.Comment, text));

    /// <summary>References to heatmaps that go with the report.</summary>
    public static IEnumerable<DicomDataset> Maps(ReportRecord record, CodedConcept name, IEnumerable<string> ids) =>
        ids.Select(id => ContentItem.Image(ContentItem.Contains, name, HeatmapReference(record, id)));

    /// <summary>The reference to a heatmap.</summary>
    public static ObjectReference HeatmapReference(ReportRecord record, string id) =>
        ObjectReference.To(ResultObject.Heatmap(record.Snapshot.StudyInstanceUid, record.Snapshot.Revision, id));
}
