using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Fits a femoral stem, its cement and its plug into the canal, and leads its neck to a head centre.</summary>
internal static class StemBuilder
{
    /// <summary>How steeply the neck is cut: medial shift per height.</summary>
    private const float CutSlope = 1.05f;

    /// <summary>Where a stem came to lie.</summary>
    /// <param name="Resection">Level of the medial resection, mm below the head centre.</param>
    /// <param name="Tip">Level of the tip.</param>
    /// <param name="IntoHead">Unit vector along the neck towards the head.</param>
    internal readonly record struct Fit(float Resection, float Tip, Vector3 IntoHead);

    /// <summary>Adds stem, neck, cement and plug.</summary>
    /// <param name="sketch">The assembly.</param>
    /// <param name="form">The stem.</param>
    /// <param name="head">Centre of its head.</param>
    /// <param name="neckStop">Distance from the head centre where the visible neck ends in the head, mm.</param>
    public static Fit Place(ImplantSketch sketch, StemForm form, Vector3 head, float neckStop)
    {
        var profile = new StemProfile(sketch.Femur, form);
        sketch.ResectsHeadAndNeck = true;
        var around = form.Cement ?? Material.Spongiosa;
        if (form.Cement is { } cement) AddCement(sketch, profile, cement);
        sketch.Add(Skin(profile.Femur, profile.Levels(0), form.Squareness, 20, Fluted(form)), form.Material, around, ImplantSegment.Femur, "stem");
        sketch.Stem = profile;
        var into = AddNeck(sketch, profile, head, neckStop);
        if (form.Collar) AddCollar(sketch, profile);
        if (form.Kind == StemKind.AustinMoore) AddWindows(sketch, profile);
        sketch.Note("stem", form.Kind.ToString());
        sketch.Note("stemMaterial", form.Material.ToString());
        sketch.Note("fixation", form.Cement is null ? "cementless" : "cemented");
        return new Fit(profile.Resection, profile.Tip, into);
    }

    /// <summary>Skins horizontal sections from the tip upward.</summary>
    internal static TriangleMesh Skin(FemoralFrame femur, IEnumerable<StemProfile.Level> levels, float squareness, int segments = 20, float flute = 0)
    {
        var up = Steady.Cross(Vector3.UnitZ, femur.Medial);
        return Shapes.Loft([.. levels.Select(level =>
        {
            var middle = femur.At(level.Below, (level.Medial + level.Lateral) / 2);
            var ring = Shapes.Ring(middle, femur.Medial, up, new SweepSection((level.Medial - level.Lateral) / 2, level.HalfDepth, squareness), segments);
            for (var i = 0; flute > 0 && i < segments; i += 2) ring[i] = Steady.Lerp(ring[i], middle, flute);
            return ring;
        })]);
    }

    private static void AddCement(ImplantSketch sketch, StemProfile profile, Material cement)
    {
        var form = profile.Form;
        var mantle = Skin(profile.Femur, profile.Levels(form.Mantle), 2.6f);
        sketch.Add(Irregular.Warp(mantle, sketch.Between(0.1f, 0.35f), 9, sketch.Random), cement, Material.Spongiosa, ImplantSegment.Femur, "cement");
        if (form.Kind == StemKind.PolishedTaper) AddVoid(sketch, profile, cement);
        var plug = profile.Tip + (form.Kind == StemKind.PolishedTaper ? sketch.Between(14, 20) : sketch.Between(8, 18));
        if (sketch.Chance(0.7))
        {
            var radius = sketch.Anatomy.CanalRadius(plug) - 0.3f;
            sketch.Add(Shapes.Cylinder(sketch.Femur.At(plug), sketch.Femur.At(plug + 10), radius), Material.Polyethylene, Material.Spongiosa, ImplantSegment.Femur, "plug");
            if (sketch.Chance(0.35)) sketch.Add(Shapes.Sphere(sketch.Femur.At(plug + 5), 1.2f, 8), Material.Steel, Material.Polyethylene, ImplantSegment.Femur, "plug");
        }

        sketch.Note("cement", cement.ToString());
    }

    /// <summary>Depth of the grooves along a revision stem, as a share of its radius.</summary>
    private static float Fluted(StemForm form) => form.Kind is StemKind.Revision or StemKind.ModularRevision ? 0.12f : 0;

    /// <summary>The hollow centraliser below a tapered tip, into which the stem may sink.</summary>
    private static void AddVoid(ImplantSketch sketch, StemProfile profile, Material cement)
    {
        var (top, bottom) = (profile.Tip + 0.5f, profile.Tip + sketch.Between(7, 10));
        var radius = MathF.Min(3.2f, sketch.Anatomy.CanalRadius(bottom) - 2.2f);
        sketch.Add(Shapes.Cylinder(profile.Femur.At(top), profile.Femur.At(bottom), radius, 10), Material.SoftTissue, cement);
    }

    private static Vector3 AddNeck(ImplantSketch sketch, StemProfile profile, Vector3 head, float neckStop)
    {
        var origin = profile.NeckRoot;
        var into = Vector3.Normalize(head - origin);
        var start = origin - (into * 3);
        var length = Vector3.Distance(start, head) - neckStop;
        // The neck flares into the body over most of the oblique cut.
        var root = Math.Clamp(profile.Form.TopDepth, 5, 8);
        var wide = MathF.Max(root, (profile.Form.Kind is StemKind.Thompson or StemKind.AustinMoore ? 0.3f : 0.42f) * profile.CutLength);
        Vector3 On(float share) => start + (into * (length * share));
        SweepSection[] sections = [new(wide, root), new((0.55f * wide) + 3, root - 0.3f), new((0.25f * wide) + 5, root - 0.5f), SweepSection.Round(5.8f), SweepSection.Round(5.8f), SweepSection.Round(6.2f)];
        var mesh = Shapes.Sweep([On(0), On(0.14f), On(0.28f), On(0.5f), On(0.7f), On(1)], sections, Steady.Cross(into, sketch.Femur.Anterior));
        sketch.Add(mesh, profile.Form.Material, Material.SoftTissue, ImplantSegment.Femur, "stem");
        return into;
    }

    private static void AddCollar(ImplantSketch sketch, StemProfile profile)
    {
        var reach = profile.Form.Kind is StemKind.Thompson or StemKind.AustinMoore ? 5 : sketch.Between(2.5f, 4.5f);
        var cut = Vector3.Normalize(sketch.Femur.Medial - (Vector3.UnitZ / CutSlope));
        var edge = profile.Femur.At(profile.Resection, profile.CutMedial) + (Vector3.Normalize(sketch.Femur.Medial + (Vector3.UnitZ * CutSlope)) * 1.2f);
        Vector3[] path = [edge - (cut * 9), edge, edge + (cut * reach)];
        var facing = Steady.Cross(cut, sketch.Femur.Anterior);
        sketch.Add(Shapes.Plate(path, facing, 2.1f * profile.Form.TopDepth, 3), profile.Form.Material, Material.SoftTissue, ImplantSegment.Femur, "stem");
        sketch.Note("collar", "yes");
    }

    private static void AddWindows(ImplantSketch sketch, StemProfile profile)
    {
        foreach (var (down, halfWidth, halfHeight) in new[] { (17f, 3.6f, 7f), (38f, 2.8f, 6f) })
        {
            var level = profile.At(profile.Resection + down, 0);
            var middle = profile.Femur.At(level.Below, (level.Medial + level.Lateral) / 2);
            var half = MathF.Min(halfWidth, (level.Medial - level.Lateral) * 0.28f);
            var through = sketch.Femur.Anterior * (level.HalfDepth - 0.2f);
            SweepSection window = new(half, halfHeight);
            sketch.Add(
                Shapes.Sweep([middle - through, middle + through], [window, window], sketch.Femur.Medial, 14),
                Material.Spongiosa,
                profile.Form.Material);
        }
    }
}
