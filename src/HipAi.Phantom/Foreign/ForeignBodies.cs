using HipAi.Phantom.Anatomy;

namespace HipAi.Phantom.Foreign;

/// <summary>
/// Draws what else is in or on a patient and changes no hip's class. Nothing here knows what the hips hold: staples and
/// drains come after any operation.
/// </summary>
internal static class ForeignBodies
{
    private static readonly (float Chance, Func<ForeignSpace, IEnumerable<ForeignPart>> Make)[] Things =
    [
        (0.030f, SpineHardware.RodsAndScrews),
        (0.012f, SpineHardware.Cage),
        (0.012f, PelvicHardware.SacroiliacScrews),
        (0.010f, PelvicHardware.SymphysealPlate),
        (0.008f, PelvicHardware.LabralAnchors),
        (0.008f, PelvicHardware.DistalFemoralPlate),
        (0.045f, Wounds.Staples),
        (0.030f, Wounds.Drain),
        (0.008f, Wounds.BulletFragments),
        (0.050f, Garments.Buttons),
        (0.020f, Garments.Zip),
        (0.012f, Garments.Coins),
        (0.008f, Garments.Key),
        (0.030f, Garments.MonitorLead),
        (0.040f, Garments.CalibrationBall),
        (0.008f, Garments.GonadShield),
        (0.045f, SoftTissueDevices.UrinaryCatheter),
        (0.010f, SoftTissueDevices.UretericStent),
        (0.020f, SoftTissueDevices.MeshTacks),
        (0.018f, SoftTissueDevices.ArterialStent),
        (0.010f, SoftTissueDevices.Coils),
        (0.012f, SoftTissueDevices.IntrauterineDevice),
        (0.008f, SoftTissueDevices.Pessary),
        (0.008f, SoftTissueDevices.Seeds),
        (0.012f, SoftTissueDevices.BariumResidue),
    ];

    /// <summary>Draws each kind of thing on its own.</summary>
    public static List<ForeignPart> Draw(Random random, char sex, BodyShape body, PelvisAnatomy pelvis, HipAnatomy right, HipAnatomy left)
    {
        var space = new ForeignSpace(random, sex, body, pelvis, right, left);
        var parts = new List<ForeignPart>();
        foreach (var (chance, make) in Things)
            if (random.Chance(chance)) parts.AddRange(make(space));
        return parts;
    }

    /// <summary>All kinds at once, for tests and pictures.</summary>
    internal static IEnumerable<List<ForeignPart>> Each(ForeignSpace space) => Things.Select(t => t.Make(space).ToList());
}
