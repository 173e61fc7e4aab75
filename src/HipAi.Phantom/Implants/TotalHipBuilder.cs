using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 1: total hip arthroplasty, a cup and a stem.</summary>
internal static class TotalHipBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        var stem = StemCatalogue.ForTotalHip(sketch);
        Place(sketch, stem);
        sketch.Note("variant", Variant(sketch, stem));
    }

    /// <summary>Adds cup, head and stem.</summary>
    /// <returns>Where the stem came to lie.</returns>
    public static StemBuilder.Fit Place(ImplantSketch sketch, StemForm stem)
    {
        var cup = CupBuilder.Place(sketch);
        var fit = StemBuilder.Place(sketch, stem, cup.Centre, HeadBuilder.Underside(cup.HeadRadius));
        HeadBuilder.Add(sketch, cup.Centre, fit.IntoHead, cup.HeadRadius, HeadMaterial(sketch, stem), stem.Material);
        return fit;
    }

    private static string Variant(ImplantSketch sketch, StemForm stem)
    {
        if (stem.Kind is StemKind.Revision or StemKind.ModularRevision or StemKind.CementedLong) return "revision";
        if (sketch.Noted("constrained")) return "constrained";
        return (sketch.Cup?.Kind, stem.Cement is not null) switch
        {
            (CupKind.DualMobility, _) => "dual mobility",
            (CupKind.Cementless, false) => "cementless",
            (CupKind.Cementless, true) => "hybrid",
            (_, false) => "reverse hybrid",
            _ => "cemented",
        };
    }

    private static Material HeadMaterial(ImplantSketch sketch, StemForm stem) =>
        stem.Cement is not null
            ? sketch.Pick((Material.Steel, 0.3), (Material.CobaltChrome, 0.55), (Material.ZirconiaToughenedAlumina, 0.15))
            : sketch.Pick((Material.CobaltChrome, 0.45), (Material.ZirconiaToughenedAlumina, 0.38), (Material.Alumina, 0.17));
}
