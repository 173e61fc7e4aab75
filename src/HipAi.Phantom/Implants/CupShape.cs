using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>The parts of a cementless cup: shell, holes, screws, liner and its additions.</summary>
internal static class CupShape
{
    /// <summary>Profile of a shell; a flared one widens towards its rim.</summary>
    public static List<Vector2> Profile(float outer, float inner, float rim, float flare)
    {
        var angle = float.RadiansToDegrees(Steady.Asin(rim / outer));
        var outside = Shapes.Arc(outer, -90, angle, 14).Select(p => new Vector2(p.X + (flare * Share(p.Y, outer)), p.Y));
        var inside = Shapes.Arc(inner, -90, float.RadiansToDegrees(Steady.Asin(rim / inner)), 12);
        return [.. outside, .. inside.Reverse()];
    }

    /// <summary>The hole of the introducer in the dome, and a cluster of screw holes above and behind it.</summary>
    public static void AddHoles(ImplantSketch sketch, Vector3 centre, Vector3 opening, float outer, float inner, Material metal)
    {
        var pole = -opening;
        if (sketch.Chance(0.6)) AddHole(sketch, centre, pole, outer, inner, sketch.Between(3.8f, 5), metal);
        if (!sketch.Chance(0.6)) return;
        for (var i = 0; i < 3; i++)
            if (sketch.Chance(0.8)) AddHole(sketch, centre, UpAndBack(pole, sketch.Between(30, 36), 46 * (i - 1)), outer, inner, 3.7f, metal);
    }

    /// <summary>Screws go up and back, where the ilium is thick, fanned out from each other.</summary>
    public static List<(Vector3 Start, Vector3 Tip)> AddScrews(ImplantSketch sketch, Vector3 centre, Vector3 opening, float outer, float inner)
    {
        var screws = new List<(Vector3, Vector3)>();
        var count = sketch.Pick((0, 0.45), (1, 0.2), (2, 0.25), (3, 0.1));
        var fan = sketch.Between(18, 34);
        for (var i = 0; i < count; i++)
        {
            var turn = ((i - ((count - 1) / 2f)) * 2 * fan) + sketch.Between(-7, 7);
            var at = UpAndBack(-opening, sketch.Between(22, 36), turn);
            var into = Vector3.Normalize(UpAndBack(-opening, sketch.Between(12, 38), turn) + new Vector3(0, -0.08f, 0.2f));
            var start = centre + (at * (inner + 1.4f));
            var tip = start + (into * sketch.Pick((15f, 0.1), (20f, 0.25), (25f, 0.3), (30f, 0.2), (40f, 0.1), (50f, 0.05)));
            sketch.Add(Shapes.Screw(start, tip, ScrewForm.Cancellous), Material.Titanium, Material.Spongiosa, ImplantSegment.Pelvis, "cup screw");
            screws.Add((start, tip));
        }

        sketch.Note("cupScrews", count);
        return screws;
    }

    /// <summary>The liner: mostly polyethylene, some with a raised lip or a ring that locks the head in.</summary>
    public static void AddLiner(ImplantSketch sketch, Vector3 centre, Vector3 opening, float inner, float bore, float rim)
    {
        var material = sketch.Pick((Material.Polyethylene, 0.94), (Material.ZirconiaToughenedAlumina, 0.04), (Material.CobaltChrome, 0.02));
        var height = MathF.Min(rim + sketch.Between(0, 3), bore * 0.4f);
        sketch.Add(Shapes.Shell(centre, opening, inner - 0.05f, bore, height, 30), material, Material.SoftTissue, ImplantSegment.Pelvis, "liner");
        sketch.Note("liner", material.ToString());
        if (material != Material.Polyethylene) return;
        if (sketch.Chance(0.3)) AddLip(sketch, centre, opening, inner, bore, height);
        if (sketch.Chance(0.04)) AddConstraint(sketch, centre, opening, bore, height);
    }

    /// <summary>A direction at an angle off the pole, turned about it from up-and-back.</summary>
    private static Vector3 UpAndBack(Vector3 pole, float tilt, float turn)
    {
        var aim = new Vector3(0.1f, -0.55f, 0.85f);
        var lean = Vector3.Normalize(aim - (pole * Vector3.Dot(aim, pole)));
        lean = Steady.TransformNormal(lean, Steady.AxisAngle(pole, float.DegreesToRadians(turn)));
        var (sine, cosine) = Steady.SinCos(float.DegreesToRadians(tilt));
        return (pole * cosine) + (lean * sine);
    }

    private static void AddHole(ImplantSketch sketch, Vector3 centre, Vector3 at, float outer, float inner, float radius, Material metal) =>
        sketch.Add(
            Shapes.Cylinder(centre + (at * (inner + 0.35f)), centre + (at * (outer - 0.35f)), radius, 12),
            Material.Spongiosa, metal, ImplantSegment.Pelvis);

    /// <summary>A raised wall over the third of the rim that keeps the head from going up and back.</summary>
    private static void AddLip(ImplantSketch sketch, Vector3 centre, Vector3 opening, float inner, float bore, float height)
    {
        var lip = sketch.Between(3, 5.5f);
        var start = UpAndBack(-opening, 90, sketch.Between(-30, 30));
        Vector3[] Row(float radius, float up) => [.. Enumerable.Range(0, 11).Select(i =>
        {
            var turned = Steady.TransformNormal(start, Steady.AxisAngle(opening, float.DegreesToRadians(-60 + (12 * i))));
            return centre + (turned * radius) + (opening * (height + (up * Steady.Sin(MathF.PI * (i + 0.4f) / 10.8f))));
        })];
        sketch.Add(Shapes.Sheet([Row(bore + 0.5f, -0.1f), Row(bore + 1, lip)], [Row(inner - 0.8f, -0.1f), Row(inner - 2, lip)], false), Material.Polyethylene, Material.SoftTissue, ImplantSegment.Pelvis, "liner");
        sketch.Note("lip", lip);
    }

    private static void AddConstraint(ImplantSketch sketch, Vector3 centre, Vector3 opening, float bore, float height)
    {
        var (inside, outside) = (bore + 1.2f, bore + 3.2f);
        var profile = new Vector2[] { new(inside, 0), new(outside, 0), new(outside, 3.5f), new(inside, 3.5f) };
        sketch.Add(Shapes.RevolveRing(centre + (opening * height), opening, profile, 28), Material.Titanium, Material.SoftTissue, ImplantSegment.Pelvis, "constraint ring");
        sketch.Note("constrained", "yes");
    }

    private static float Share(float height, float outer)
    {
        var t = Math.Clamp((height + outer) / outer, 0, 1);
        return t * t * t;
    }
}
