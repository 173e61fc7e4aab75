using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>The class that a hip's class is easily confused with. Text and codes ask here, so that both tell the same doubt (requirement D6). Pure.</summary>
internal static class Differential
{
    // The paper's confusions: total against hemiarthroplasty, and the post-infectious hip against arthroplasty with fixation.
    private static readonly HardwareClass[][] EasilyConfused =
    [
        [HardwareClass.TotalHipArthroplasty, HardwareClass.Hemiarthroplasty],
        [HardwareClass.ArthroplastyWithFixation, HardwareClass.PostInfectious],
    ];

    private const double TooClose = 0.2;

    /// <summary>The other of a pair that is easily confused, where it comes second and close; null mostly.</summary>
    public static HardwareClass? Of(HipFinding finding)
    {
        var pair = EasilyConfused.FirstOrDefault(classes => classes.Contains(finding.Class));
        if (pair is null) return null;
        var other = pair[0] == finding.Class ? pair[1] : pair[0];
        var runnerUp = HardwareClasses.All.Where(c => c != finding.Class).MaxBy(c => finding.Probabilities[(int)c]);
        return runnerUp == other && finding.Probability - finding.Probabilities[(int)other] < TooClose ? other : null;
    }
}
