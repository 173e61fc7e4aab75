using HipAi.Inference.Evaluation;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>From labels of images to labels of hips.</summary>
internal static class MergedLabels
{
    /// <summary>Every hip that a label speaks of, right first. Nothing may be stated of one that no image shows well.</summary>
    /// <param name="images">The readable images of a study, and what was concluded of each.</param>
    internal static IReadOnlyList<HipLabel> Of(IReadOnlyList<(SourceImage Source, StudyImage Image)> images)
    {
        var labels = from entry in images
                     from label in entry.Source.Labels
                     from side in label.Sides(entry.Image.View.Value, entry.Image.Side.Value)
                     select (Side: side, Label: label, entry.Source, Uid: entry.Image.Instance.SopInstanceUid);
        return [.. labels.GroupBy(label => label.Side).OrderBy(group => group.Key).Select(group => new HipLabel(
            group.Key,
            group.Select(entry => entry.Label.Class).FirstOrDefault(hardware => hardware is not null),
            group.Select(entry => entry.Label.MustNot).FirstOrDefault(kind => kind is not null)
                ?? (group.All(entry => entry.Source.MustNot is not null) ? group.First().Source.MustNot : null),
            group.Select(entry => entry.Label.Cause).FirstOrDefault(cause => cause is not null),
            group.Select(entry => entry.Label.HasSign).FirstOrDefault(sign => sign is not null),
            [.. group.Select(entry => new Reading(entry.Uid, entry.Label.Calls))]))];
    }
}
