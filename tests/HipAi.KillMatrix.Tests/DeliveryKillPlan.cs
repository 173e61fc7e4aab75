using HipAi.KillHost;

namespace HipAi.KillMatrix.Tests;

/// <summary>What a seed decides: at which point of delivery the service is killed, and at which of its passings.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Point">One of <see cref="KillPoints.WhileDelivering"/>, or <see cref="Answering"/>.</param>
/// <param name="Occurrence">At which of its passings, 1 or more.</param>
internal sealed record DeliveryKillPlan(int Seed, string Point, int Occurrence)
{
    /// <summary>Between what a receiver has and the answer that says so.</summary>
    public const string Answering = "answering";

    /// <summary>The plan of a seed, always the same; every other seed kills where a receiver has what nobody knows it has.</summary>
    public static DeliveryKillPlan Of(int seed)
    {
        var random = new Random(seed);
        return seed % 2 == 0
            ? new DeliveryKillPlan(seed, Answering, random.Next(1, 40))
            : new DeliveryKillPlan(seed, KillPoints.WhileDelivering[seed / 2 % KillPoints.WhileDelivering.Count], random.Next(1, 6));
    }
}
