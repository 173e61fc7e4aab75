using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>From judged studies to answers beside their truth, one question at a time. Hips of which nothing may be stated are no part of them.</summary>
internal static class HipItems
{
    /// <summary>Every hip whose class is known, all its views fused.</summary>
    public static List<ScoredItem> OfEnsemble(IEnumerable<EvaluatedStudy> studies) =>
        [.. Labelled(studies).Select(hip => Fused(hip.Study, hip.Label))];

    /// <summary>One hip, all its views fused.</summary>
    public static ScoredItem Fused(EvaluatedStudy study, HipLabel label)
    {
        var said = study.Finding(label.Side);
        return new ScoredItem(study.Patient, (int)label.Class!.Value, said?.Probabilities ?? [], said?.Status == FindingStatus.Certain);
    }

    /// <summary>The same hips as one member alone sees them: the mean of its votes over the views.</summary>
    public static List<ScoredItem> OfMember(IEnumerable<EvaluatedStudy> studies, string member) =>
        [.. Labelled(studies).Select(hip => new ScoredItem(hip.Study.Patient, (int)hip.Label.Class!.Value, Mean(Votes(hip.Study, hip.Label, member))))];

    /// <summary>Every labelled hip of every single image: the mean of the members' votes, or one member's vote.</summary>
    /// <param name="studies">The studies.</param>
    /// <param name="member">The member; null for all.</param>
    public static List<ScoredItem> OfImages(IEnumerable<EvaluatedStudy> studies, string? member) =>
        [.. ImageHips(studies).Select(hip => OfImage(hip.Study, hip.Label, hip.Reading, member))];

    /// <summary>One hip of one image.</summary>
    public static ScoredItem OfImage(EvaluatedStudy study, HipLabel label, Reading reading, string? member) => new(
        study.Patient,
        (int)label.Class!.Value,
        Mean([.. Votes(study, label, member).Where(vote => vote.SopInstanceUid == reading.SopInstanceUid)]));

    /// <summary>Hips whose class is known and may be stated.</summary>
    public static IEnumerable<(EvaluatedStudy Study, HipLabel Label)> Labelled(IEnumerable<EvaluatedStudy> studies) =>
        from study in studies
        from label in study.Hips
        where label is { Class: not null, MustNot: null }
        select (study, label);

    /// <summary>The same hips, image by image; without images of which nothing may be stated.</summary>
    public static IEnumerable<(EvaluatedStudy Study, HipLabel Label, Reading Reading)> ImageHips(IEnumerable<EvaluatedStudy> studies) =>
        from hip in Labelled(studies)
        from reading in hip.Label.Readings
        where hip.Study.Images.Any(image => image.SopInstanceUid == reading.SopInstanceUid && image.MustNot is null)
        select (hip.Study, hip.Label, reading);

    /// <summary>The views that spoke for a hip, joined with plus signs; empty when none did.</summary>
    public static string ViewSet(EvaluatedStudy study, HipLabel label) =>
        string.Join('+', Votes(study, label, null).Select(vote => vote.View).Distinct().Order().Select(ViewCodes.Code));

    private static List<MemberVote> Votes(EvaluatedStudy study, HipLabel label, string? member) =>
        [.. (study.Finding(label.Side)?.Votes ?? []).Where(vote => member is null || vote.Member == member)];

    private static double[] Mean(List<MemberVote> votes)
    {
        if (votes.Count == 0) return [];
        var mean = new double[HardwareClasses.Count];
        foreach (var vote in votes)
            for (var i = 0; i < mean.Length; i++) mean[i] += vote.Probabilities[i] / votes.Count;
        return mean;
    }
}
