using HipAi.Inference.Evaluation;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Evaluation;

/// <summary>Judged studies made by hand.</summary>
internal static class Cases
{
    public static readonly IReadOnlyList<ModelIdentity> Members =
        [new("net-a", "1.0", "EfficientNet", "aa", "hips drawn by hand"), new("net-b", "1.0", "NFNet", "bb", "hips drawn by hand")];

    /// <summary>A study of one right hip in one AP image.</summary>
    public static EvaluatedStudy Study(
        string name,
        HardwareClass? truth,
        HipFinding? said,
        string? mustNot = null,
        FailureCause? cause = null,
        bool? hasSign = null,
        double? crp = null,
        string vendor = "ACME",
        IReadOnlyList<HardwareClass?>? calls = null,
        IReadOnlyList<PeakHit>? peaks = null) => new(
            name, $"patient of {name}", vendor, "north", crp, crp is null ? null : crp + 10,
            [new ImageLabel($"{name}-1", $"{name}/1.png", RadiographView.ApHip, ImageQuality.Adequate, mustNot is null or LabelOutOfClass ? null : mustNot)],
            [new HipLabel(HipSide.Right, truth, mustNot, cause, hasSign, [new Reading($"{name}-1", calls ?? [])])],
            peaks ?? [],
            new StudyPrediction(name, 1, default, "CPU", Members, said is null ? [] : [said], []));

    public const string LabelOutOfClass = "out_of_class";

    /// <summary>A study that readers have read and of which the model said a class.</summary>
    public static EvaluatedStudy Read(string name, HardwareClass said, HardwareClass?[] calls) => Study(name, null, Said(name, said), calls: calls);

    /// <summary>A finding whose members vote alike.</summary>
    public static HipFinding Said(string study, HardwareClass hardware, double probability = 0.9, FindingStatus status = FindingStatus.Certain, FailureFinding? failure = null)
    {
        var probabilities = Vector(HardwareClasses.Count, (int)hardware, probability);
        return new HipFinding(
            HipSide.Right, hardware, probability, status, status == FindingStatus.Certain ? [] : ["Low probability."], probabilities,
            [.. Members.Select(member => new MemberVote(member.Name, member.Version, $"{study}-1", RadiographView.ApHip, probabilities))], [], failure);
    }

    /// <summary>What the failure ensemble might say.</summary>
    public static FailureFinding Cause(FailureCause cause, double probability, double infectionScore, FindingStatus status = FindingStatus.Certain) =>
        new(null, cause, status, [], Vector(FailureCauses.All.Count, (int)cause, probability), infectionScore, [], []);

    public static EvaluationReport Report(IReadOnlyList<EvaluatedStudy> studies, IReadOnlyList<string>? readers = null, bool simulated = false) => Evaluator.Evaluate(
        new SetFacts("tiny", simulated, studies.Count + 1, [new FileNote("broken.png", "PNG: the signature is missing.")], [], readers ?? [], TimeSpan.FromSeconds(2), 1),
        new EvaluatedModels(Members, ["net-a"], "CPU"),
        studies,
        new EvaluationSettings(200, 1));

    private static double[] Vector(int count, int at, double probability)
    {
        var vector = Enumerable.Repeat((1 - probability) / (count - 1), count).ToArray();
        vector[at] = probability;
        return vector;
    }
}
