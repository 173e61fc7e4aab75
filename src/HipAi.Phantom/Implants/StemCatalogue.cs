using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Draws stems as they are used: design, size, metal and fixation.</summary>
internal static class StemCatalogue
{
    /// <summary>A stem of a total hip: mostly cementless.</summary>
    public static StemForm ForTotalHip(ImplantSketch sketch) =>
        Draw(sketch, sketch.Pick(
            (StemKind.Quadrangular, 0.28), (StemKind.FlatWedge, 0.19), (StemKind.Short, 0.07), (StemKind.Cylindrical, 0.10), (StemKind.Anatomic, 0.05),
            (StemKind.Revision, 0.03), (StemKind.ModularRevision, 0.02), (StemKind.PolishedTaper, 0.16), (StemKind.CompositeBeam, 0.09), (StemKind.CementedLong, 0.01)));

    /// <summary>A stem under a modular hemiarthroplasty head: mostly cemented.</summary>
    public static StemForm ForModularHemi(ImplantSketch sketch) =>
        Draw(sketch, sketch.Pick(
            (StemKind.PolishedTaper, 0.45), (StemKind.CompositeBeam, 0.25), (StemKind.Quadrangular, 0.18), (StemKind.FlatWedge, 0.12)));

    /// <summary>A stem for a broken or loosened femur: longer and more often a revision stem.</summary>
    public static StemForm ForRevision(ImplantSketch sketch) =>
        Draw(sketch, sketch.Pick(
            (StemKind.Revision, 0.26), (StemKind.ModularRevision, 0.18), (StemKind.Quadrangular, 0.18), (StemKind.Cylindrical, 0.12),
            (StemKind.PolishedTaper, 0.11), (StemKind.CompositeBeam, 0.08), (StemKind.CementedLong, 0.07)));

    /// <summary>A stem of a given design.</summary>
    public static StemForm Draw(ImplantSketch sketch, StemKind kind) => kind switch
    {
        StemKind.Quadrangular => Cementless(sketch, kind, (110, 165), (0.6f, 0.82f), 0.95f, (3.5f, 5), (5.5f, 8), 5, sketch.Chance(0.4)),
        StemKind.FlatWedge => Cementless(sketch, kind, (95, 130), (0.3f, 0.5f), 0.97f, (2.5f, 3.5f), (4, 5.5f), 4, sketch.Chance(0.1)),
        StemKind.Short => Cementless(sketch, kind, (70, 95), (0.35f, 0.6f), 0.95f, (3, 4), (5.5f, 8), 3.5f, sketch.Chance(0.2)),
        StemKind.Cylindrical => Cementless(sketch, kind, (130, 180), (0.92f, 0.98f), 0.98f, (20, 20), (7, 9), 2, sketch.Chance(0.3))
            with { Material = sketch.Pick((Material.CobaltChrome, 0.7), (Material.Titanium, 0.3)) },
        StemKind.Anatomic => Cementless(sketch, kind, (105, 145), (0.5f, 0.7f), 0.97f, (5, 7), (6.5f, 8.5f), 2.4f, sketch.Chance(0.25)),
        StemKind.ModularRevision => Cementless(sketch, kind, (190, 280), (0.8f, 0.95f), 0.98f, (20, 20), (9, 11), 2, false),
        StemKind.Revision => Cementless(sketch, kind, (180, 280), (0.85f, 0.96f), 0.97f, (20, 20), (8, 10), 2.2f, false),
        StemKind.AustinMoore => Cementless(sketch, kind, (115, 140), (0.3f, 0.45f), 0.8f, (3, 4), (5, 6.5f), 3, true)
            with { Material = sketch.Pick((Material.CobaltChrome, 0.7), (Material.Steel, 0.3)) },
        _ => Cemented(sketch, kind),
    };

    private static StemForm Cementless(
        ImplantSketch sketch, StemKind kind, (float Least, float Most) length, (float Least, float Most) tip, float top,
        (float Least, float Most) tipDepth, (float Least, float Most) topDepth, float squareness, bool collar) =>
        new(
            kind,
            Material.Titanium,
            sketch.Between(length.Least, length.Most),
            sketch.Between(tip.Least, tip.Most),
            sketch.Between(top - 0.12f, top),
            sketch.Between(tipDepth.Least, tipDepth.Most),
            sketch.Between(topDepth.Least, topDepth.Most),
            squareness,
            collar,
            null,
            0);

    private static StemForm Cemented(ImplantSketch sketch, StemKind kind)
    {
        var cement = sketch.Pick((Material.BariumCement, 0.55), (Material.ZirconiumCement, 0.45));
        var metal = sketch.Pick((Material.Steel, 0.45), (Material.CobaltChrome, 0.5), (Material.Titanium, 0.05));
        var collar = kind != StemKind.PolishedTaper;
        var tip = kind == StemKind.PolishedTaper ? sketch.Between(0.3f, 0.42f) : sketch.Between(0.42f, 0.6f);
        return new StemForm(
            kind, metal, kind == StemKind.CementedLong ? sketch.Between(190, 260) : sketch.Between(115, 148), tip, sketch.Between(0.6f, 0.75f), sketch.Between(2.6f, 4),
            sketch.Between(5, 7), kind == StemKind.PolishedTaper ? 3.5f : 2.6f, collar, cement, sketch.Between(2, 5));
    }
}
