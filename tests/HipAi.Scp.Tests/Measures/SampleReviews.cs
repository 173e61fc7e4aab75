using HipAi.Studies;

namespace HipAi.Scp.Tests.Measures;

/// <summary>Signatures as the review desk writes them.</summary>
internal static class SampleReviews
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static SignedReview SignedStudy(string study, int version = 2, bool isCorrection = false, int edits = 0, params SignedHip[] hips) => new(
        study, version, "rae", Start.AddMinutes(version), Start.AddMinutes(-10), Start.AddMinutes(-8), Start.AddMinutes(-7), isCorrection, edits, 200, hips,
        ["hardware-nfnet 1.0.0", "hardware-efficientnet 1.0.0"], "Simulated Hospital", "HipAI Simulator");

    public static SignedHip Hip(
        HardwareClass? found, HardwareClass? signed, HipVerdict verdict = HipVerdict.Accepted, FindingStatus status = FindingStatus.Certain, HipSide side = HipSide.Right) =>
        new(side, found, status, .9, verdict, signed, [RadiographView.ApPelvis]);

    /// <summary>Many signatures by chance, the same for the same seed.</summary>
    public static IReadOnlyList<SignedReview> Random(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => SignedStudy($"1.{random.Next(count)}", 2 + i, random.Next(5) == 0, random.Next(3) * 7, [.. Enumerable.Range(0, 1 + random.Next(2)).Select(k => RandomHip(random, (HipSide)k))]))];
    }

    private static SignedHip RandomHip(Random random, HipSide side)
    {
        var found = random.Next(12) == 0 ? (HardwareClass?)null : (HardwareClass)random.Next(HardwareClasses.Count);
        var verdict = (HipVerdict)random.Next(4);
        var signed = verdict switch
        {
            HipVerdict.Rejected => null,
            HipVerdict.Changed => (HardwareClass)random.Next(HardwareClasses.Count),
            HipVerdict.Accepted => found,
            _ => random.Next(2) == 0 ? found : null,
        };
        return Hip(found, signed, verdict, (FindingStatus)random.Next(2), side);
    }
}
