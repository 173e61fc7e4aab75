using System.Numerics;

namespace HipAi.Phantom.Anatomy;

/// <summary>Draws what age and disease did to both hips of a patient, with the shares of the fact sheet.</summary>
internal static class HipConditions
{
    // Where a narrowed joint is narrowest, and how often.
    private static readonly (Vector3 Load, string Word, float Share)[] Narrowing =
        [(new(0.5f, 0, 0.866f), "superolateral", 0.6f), (new(-0.94f, 0, 0.342f), "medial", 0.2f), (new(0.05f, 0, 0.9987f), "superior", 0.2f)];

    /// <summary>Both hips, right first.</summary>
    /// <param name="random">The patient's anatomy.</param>
    /// <param name="age">Years.</param>
    /// <param name="boneLoss">0 to 1.</param>
    /// <param name="profunda">Both sockets are deep.</param>
    public static (HipCondition Right, HipCondition Left) Draw(Random random, int age, float boneLoss, bool profunda)
    {
        // Diseases of both sides go together: one propensity for the patient, and dice for each hip.
        var arthritic = random.NextSingle();
        var shallow = random.Chance(0.05) && !profunda;
        var necrotic = random.Chance(age < 75 ? 0.03 : 0.01);
        var right = Hip(random, age, boneLoss, arthritic, shallow, necrotic);
        var left = Hip(random, age, boneLoss, arthritic, shallow && random.Chance(0.6), necrotic && random.Chance(0.5));
        return profunda ? (Deep(right), Deep(left)) : (right, left);
    }

    /// <summary>Share of hips with narrowed joints at an age.</summary>
    public static double ArthriticShare(int age) => age switch { < 40 => 0.02, < 60 => 0.08, < 75 => 0.22, _ => 0.3 };

    private static HipCondition Hip(Random random, int age, float boneLoss, float propensity, bool shallow, bool necrotic)
    {
        var condition = new HipCondition { BoneLoss = boneLoss, CentreEdge = random.Normal(33, 5, 24, 44), SocketShift = Little(random) };
        var findings = new List<string>();
        if (boneLoss > 0.55f) findings.Add("osteopenia");
        // Half of the chance lies in the patient, half in the side.
        var own = random.NextSingle();
        if ((propensity + own) / 2 > Threshold(ArthriticShare(age))) condition = Arthritic(random, condition, findings);
        if (shallow)
        {
            condition = condition with { CentreEdge = random.Uniform(5, 20) };
            findings.Add("dysplasia");
        }

        if (necrotic)
        {
            condition = condition with { Necrosis = random.Next(1, 4), Flattening = 0 };
            if (condition.Necrosis == 3) condition = condition with { Flattening = random.Uniform(2, 5), Load = new Vector3(0.26f, 0, 0.966f) };
            findings.Add(condition.Necrosis switch { 1 => "avascular necrosis", 2 => "avascular necrosis, crescent", _ => "avascular necrosis, collapse" });
        }

        if (random.Chance(0.04))
        {
            condition = condition with { Island = true };
            findings.Add("bone island");
        }

        if (random.Chance(age > 55 ? 0.2 : 0.03))
        {
            condition = condition with { Enthesophyte = random.Uniform(3, 10) };
            findings.Add("enthesophytes");
        }

        return condition with { Findings = findings };
    }

    private static HipCondition Deep(HipCondition condition) =>
        condition with { CentreEdge = condition.CentreEdge + 7, Findings = [.. condition.Findings, "coxa profunda"] };

    private static HipCondition Arthritic(Random random, HipCondition condition, List<string> findings)
    {
        var (grade, pick) = (random.NextSingle(), random.NextSingle());
        var kind = 0;
        while (kind < Narrowing.Length - 1 && pick > Narrowing[kind].Share) pick -= Narrowing[kind++].Share;
        var (load, word, _) = Narrowing[kind];
        findings.Add("osteoarthritis, " + word);
        var cysts = random.Chance(0.2 + (0.5 * grade)) ? random.Next(1, 5) : 0;
        if (cysts > 0) findings.Add("subchondral cysts");
        findings.Add("osteophytes");
        return condition with
        {
            Load = load,
            SocketShift = load * -random.Uniform(1, 2.2f + grade),
            Sclerosis = 0.5f + (2.6f * grade),
            Osteophyte = random.LogUniform(2, 5) + (8 * grade * random.NextSingle()),
            Cysts = cysts,
            Flattening = grade > 0.7f ? random.Uniform(0.5f, 3) : 0,
        };
    }

    private static Vector3 Little(Random random) => new(random.Uniform(-0.4f, 0.1f), random.Uniform(-0.3f, 0.3f), random.Uniform(-0.4f, 0.2f));

    /// <summary>The level that the mean of two even dice exceeds with a chance below a half.</summary>
    private static float Threshold(double chance) => 1 - MathF.Sqrt((float)chance / 2);
}
