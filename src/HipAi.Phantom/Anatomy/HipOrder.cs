using HipAi.Phantom.Failures;
using HipAi.Phantom.Foreign;
using HipAi.Studies;

namespace HipAi.Phantom.Anatomy;

/// <summary>What one hip is to become, decided before any geometry is made.</summary>
/// <param name="Seed">The study's seed.</param>
/// <param name="Side">Which hip.</param>
/// <param name="Class">Its class; the closest one when the hardware is outside the nine.</param>
/// <param name="OutOfClass">The hardware outside the nine classes, or none.</param>
/// <param name="Failure">What became of its arthroplasty.</param>
internal sealed record HipOrder(int Seed, HipSide Side, HardwareClass Class, OutOfClassKind? OutOfClass, FailurePlan Failure)
{
    /// <summary>Draws the rest of an order; hardware outside the classes is always sound.</summary>
    public static HipOrder Draw(int seed, HipSide side, HardwareClass hardware, FailureDraw failures, bool outOfClass)
    {
        var plan = FailurePlan.Draw(hardware, failures, SeedStream.For(seed, "failure/" + side.Code()));
        if (!outOfClass) return new HipOrder(seed, side, hardware, null, plan);
        var kind = Foreign.OutOfClass.Draw(SeedStream.For(seed, "out of class/" + side.Code()));
        return new HipOrder(seed, side, Foreign.OutOfClass.Closest(kind), kind, FailurePlan.Sound);
    }

    /// <summary>A stream of random numbers of this hip.</summary>
    public Random Stream(string purpose) => SeedStream.For(Seed, purpose + "/" + Side.Code());
}
