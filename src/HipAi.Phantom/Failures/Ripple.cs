using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Failures;

/// <summary>Smooth unevenness over two coordinates, -1 to 1.</summary>
internal sealed class Ripple(Random random)
{
    private readonly float[] phases = [.. Enumerable.Range(0, 6).Select(_ => random.NextSingle() * MathF.Tau)];

    /// <summary>The height at a place; both coordinates count waves.</summary>
    public float At(float u, float v)
    {
        var (x, y) = (u * MathF.Tau, v * MathF.Tau);
        return (Steady.Sin(x + phases[0]) + Steady.Sin(y + phases[1]) + Steady.Sin((0.7f * x) + (1.3f * y) + phases[2])
            + Steady.Sin((1.9f * x) - (0.8f * y) + phases[3]) + (0.6f * Steady.Sin((2.7f * x) + (2.3f * y) + phases[4]))) / 4.6f;
    }
}
