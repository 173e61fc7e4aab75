using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>One made-up study of the lint matrix.</summary>
/// <param name="Snapshot">The study.</param>
/// <param name="Prediction">What was said of it.</param>
internal sealed record LintCase(StudySnapshot Snapshot, StudyPrediction Prediction)
{
    /// <summary>What is special of patient or study; empty for nothing.</summary>
    public string Special { get; init; } = "";

    /// <summary>The case in words, for a message.</summary>
    public override string ToString() => Special.Length == 0 ? Hips : $"{Hips}, {Special}";

    private string Hips => Prediction.Hips.Count == 0
        ? "a study of which no image could be judged"
        : string.Join(" and ", Prediction.Hips.Select(hip => $"{hip.Side.Code()} {hip.Class.Code()} {(hip.Status == FindingStatus.Certain ? "certain" : "indeterminate")}{InWords(hip.Failure)}"))
            + $" on {string.Join(" + ", Snapshot.Images.Select(image => image.View.Value.Code()))}";

    /// <summary>The classes the text may name: those stated, and the runner-up where the hip is doubtful or easily confused.</summary>
    public IReadOnlySet<HardwareClass> HeldClasses(TemplateWords words) => Prediction.Hips
        .SelectMany(hip => HardwareClasses.All.Where(hardware => hardware == hip.Class || (hip.Probabilities[(int)hardware] > 0 && MayNameRunnerUp(hip, words))))
        .ToHashSet();

    /// <summary>Whether some hip is certainly of that class.</summary>
    public bool States(HardwareClass hardware) => Prediction.Hips.Any(hip => hip.Class == hardware && hip.Status == FindingStatus.Certain);

    /// <summary>The same study with every hip certain.</summary>
    public LintCase MadeCertain() =>
        this with { Prediction = Prediction with { Hips = [.. Prediction.Hips.Select(hip => hip with { Status = FindingStatus.Certain })] } };

    /// <summary>The same study with every cause of failure certain.</summary>
    public LintCase WithCertainFailure() => this with
    {
        Prediction = Prediction with
        {
            Hips = [.. Prediction.Hips.Select(hip => hip with { Failure = hip.Failure is { NotRunBecause: null } run ? run with { Status = FindingStatus.Certain } : hip.Failure })],
        },
    };

    private static string InWords(FailureFinding? failure) => failure switch
    {
        null => "",
        { NotRunBecause: not null } => " with failure not assessed",
        _ => $" with failure {failure.Cause.Code()} {(failure.Status == FindingStatus.Certain ? "certain" : "indeterminate")}",
    };

    private static bool MayNameRunnerUp(HipFinding hip, TemplateWords words) =>
        hip.Status == FindingStatus.Indeterminate || HipWording.Hip(hip, null, words).Versus.Length > 0;
}
