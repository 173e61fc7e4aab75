using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>What happens to one arthroplasty, decided before any geometry is made.</summary>
/// <param name="Cause">The main cause, or none.</param>
/// <param name="Companions">Causes that come along.</param>
/// <param name="Look">What an infection shows.</param>
/// <param name="Fracture">The type of a fracture.</param>
/// <param name="Severity">How far it has gone, 0 to 1.</param>
internal sealed record FailurePlan(
    FailureCause Cause, IReadOnlyList<FailureCause> Companions, InfectionLook Look, Vancouver Fracture, float Severity)
{
    public static FailurePlan Sound { get; } = new(FailureCause.None, [], InfectionLook.Silent, Vancouver.B1, 0);

    /// <summary>Whether a cause is the main one or comes along.</summary>
    public bool Has(FailureCause cause) => Cause == cause || Companions.Contains(cause);

    /// <summary>Draws the fate of a hip.</summary>
    /// <param name="hardware">Its class; what is no arthroplasty stays sound.</param>
    /// <param name="draw">What is allowed and how often.</param>
    /// <param name="random">A stream of its own.</param>
    public static FailurePlan Draw(HardwareClass hardware, FailureDraw draw, Random random)
    {
        if (!FailureCauses.Applies(hardware) || !random.Chance(draw.Share)) return Sound;
        var hemi = hardware == HardwareClass.Hemiarthroplasty;
        (FailureCause Cause, double Weight)[] all =
        [
            (FailureCause.Infection, 0.24), (FailureCause.AsepticLoosening, 0.26), (FailureCause.Dislocation, 0.20),
            (FailureCause.PeriprostheticFracture, 0.16), (FailureCause.PolyethyleneWear, hemi ? 0 : 0.14),
        ];
        var allowed = all.Where(c => c.Weight > 0 && draw.Causes.Contains(c.Cause)).ToArray();
        if (allowed.Length == 0) return Sound;
        var cause = random.Weighted(allowed);
        var look = random.Weighted([(InfectionLook.Silent, 0.48), (InfectionLook.Loosening, 0.16), (InfectionLook.Specific, 0.36)]);
        var fracture = Type(hemi, random);
        var companions = Along(cause, fracture, random);
        // Loosened stems break their bed, not the bone elsewhere.
        if (cause == FailureCause.AsepticLoosening && companions.Count > 0) fracture = random.Chance(0.8) ? Vancouver.B2 : Vancouver.B3;
        if (cause == FailureCause.Dislocation) fracture = Vancouver.AG;
        return new FailurePlan(cause, companions, look, fracture, random.NextSingle());
    }

    private static Vancouver Type(bool hemi, Random random) => random.Weighted(
    [
        (Vancouver.AG, 0.11), (Vancouver.AL, 0.06), (Vancouver.B1, 0.17), (Vancouver.B2, 0.45), (Vancouver.B3, 0.08), (Vancouver.C, 0.10),
        (Vancouver.Acetabular, hemi ? 0 : 0.03),
    ]);

    private static List<FailureCause> Along(FailureCause cause, Vancouver fracture, Random random)
    {
        var (first, second) = (random.NextDouble(), random.NextDouble());
        var list = new List<FailureCause>();
        switch (cause)
        {
            case FailureCause.PolyethyleneWear:
                if (first < 0.3) list.Add(FailureCause.AsepticLoosening);
                if (second < 0.05) list.Add(FailureCause.Dislocation);
                break;
            case FailureCause.AsepticLoosening when first < 0.1: list.Add(FailureCause.PeriprostheticFracture); break;
            case FailureCause.PeriprostheticFracture when fracture is Vancouver.B2 or Vancouver.B3: list.Add(FailureCause.AsepticLoosening); break;
            case FailureCause.Dislocation when first < 0.05: list.Add(FailureCause.PeriprostheticFracture); break;
            case FailureCause.Infection when first < 0.04: list.Add(FailureCause.Dislocation); break;
        }

        return list;
    }
}
