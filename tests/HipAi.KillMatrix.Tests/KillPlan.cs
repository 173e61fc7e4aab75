using HipAi.KillHost;

namespace HipAi.KillMatrix.Tests;

/// <summary>What a seed decides: where, at which passing, or after how many bytes.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Point">One of <see cref="KillPoints"/>.</param>
/// <param name="Occurrence">At which of its passings, 1 or more.</param>
/// <param name="Bytes">After how many sent bytes, where the kill comes from outside.</param>
internal sealed record KillPlan(int Seed, string Point, int Occurrence, long Bytes)
{
    private const int KillsFromOutside = 4;

    private static readonly string[] Points =
    [
        KillPoints.FirstStart, .. KillPoints.WhileServing, .. KillPoints.WhileStarting, .. Enumerable.Repeat(KillPoints.Outside, KillsFromOutside),
    ];

    /// <summary>So many seeds in a row meet every point.</summary>
    public static int Round => Points.Length;

    /// <summary>The plan of a seed, always the same.</summary>
    public static KillPlan Of(int seed)
    {
        var random = new Random(seed);
        var point = Points[seed % Points.Length];
        return new KillPlan(seed, point, random.Next(1, MostPassings(point) + 1), random.Next(2_000, 2_000_000));
    }

    /// <summary>Images come by the hundred while the senders send, studies by the dozen.</summary>
    private static int MostPassings(string point) => point.Split('-')[0] switch
    {
        "object" or "Instances" => 40,
        "picture" or "report" => 12,
        _ => 6,
    };
}
