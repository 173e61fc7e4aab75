using HipAi.Phantom.Geometry;
using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>
/// Draws blood values from a hidden inflammation: infection raises it, a fresh fracture or dislocation too, and much is
/// chance, so that neither value settles the matter.
/// </summary>
internal static class LaboratoryDraw
{
    /// <summary>The values of a patient; the worse hip tells.</summary>
    /// <param name="right">The fate of the right hip.</param>
    /// <param name="left">The fate of the left hip.</param>
    /// <param name="otherwise">Inflammation from elsewhere: 1 for a fresh fracture or an infection under treatment.</param>
    /// <param name="male">A man.</param>
    /// <param name="age">Years.</param>
    /// <param name="random">A stream of its own.</param>
    public static Laboratory Draw(FailurePlan right, FailurePlan left, float otherwise, bool male, int age, Random random)
    {
        var inflamed = MathF.Max(MathF.Max(Inflammation(right, random), Inflammation(left, random)), otherwise * random.Uniform(0.6f, 2));
        // Colds and rheumatism do not ask for the hip.
        var other = random.Chance(0.07) ? random.Uniform(0.5f, 2.2f) : 0;
        var latent = inflamed + other + random.Normal(0, 1, -3, 3);
        // Half of the spread is shared; the rest is each value's own.
        var protein = Steady.Exp(1.05f + (0.82f * latent) + random.Normal(0, 0.6f, -1.8f, 1.8f));
        var usual = (age * 0.22f) + (male ? 0 : 4);
        var rate = usual * Steady.Exp((0.36f * latent) + random.Normal(0, 0.4f, -1.2f, 1.2f) - 0.15f);
        return new Laboratory(Math.Round(Math.Clamp(protein, 0.3, 380), 1), (int)Math.Clamp(MathF.Round(rate), 1, 140));
    }

    private static float Inflammation(FailurePlan plan, Random random)
    {
        var (low, fresh) = (random.Uniform(0.6f, 2.4f), random.Uniform(0.6f, 2));
        if (plan.Has(FailureCause.Infection)) return low + plan.Severity + (plan.Look == InfectionLook.Specific ? 0.5f : 0);
        if (plan.Has(FailureCause.PeriprostheticFracture)) return fresh;
        return plan.Has(FailureCause.Dislocation) ? 0.6f * fresh : 0;
    }
}
