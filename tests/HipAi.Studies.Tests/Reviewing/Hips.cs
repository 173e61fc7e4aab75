namespace HipAi.Studies.Tests.Reviewing;

/// <summary>Findings to decide on.</summary>
internal static class Hips
{
    public static HipFinding Certain(HipSide side, HardwareClass hardware) => Of(side, hardware, FindingStatus.Certain);

    public static HipFinding Open(HipSide side, HardwareClass hardware) => Of(side, hardware, FindingStatus.Indeterminate);

    public static StudyPrediction Prediction(params HipFinding[] hips) => new(
        "1.2.3", 1, DateTimeOffset.UnixEpoch, "CPU", [new ModelIdentity("hardware-a", "1.0.0", "A", "00", "nothing")], hips, []);

    private static HipFinding Of(HipSide side, HardwareClass hardware, FindingStatus status)
    {
        var probabilities = HardwareClasses.All.Select(other => other == hardware ? 0.92 : 0.01).ToList();
        return new HipFinding(
            side, hardware, 0.92, status, [], probabilities,
            [new MemberVote("hardware-a", "1.0.0", "1.2.3.1", RadiographView.ApPelvis, probabilities)], []);
    }
}
