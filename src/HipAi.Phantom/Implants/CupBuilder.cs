using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Acetabular components: cementless with liner, dual mobility, cemented polyethylene.</summary>
internal static class CupBuilder
{
    /// <summary>A placed cup.</summary>
    /// <param name="Centre">Centre of its sphere.</param>
    /// <param name="Opening">Unit vector out of its opening.</param>
    /// <param name="HeadRadius">Radius of the head that it takes.</param>
    internal readonly record struct Fit(Vector3 Centre, Vector3 Opening, float HeadRadius);

    /// <summary>Adds a cup of a type drawn by use.</summary>
    public static Fit Place(ImplantSketch sketch)
    {
        var outer = OuterRadius(sketch);
        var centre = Centre(sketch);
        var opening = Opening(sketch.Normal(45, 7.6f, 25, 65), sketch.Normal(20, 9, -5, 45));
        sketch.ReamsAcetabulum = true;
        sketch.Note("cupDiameter", 2 * outer);
        var type = sketch.Pick(("cementless", 0.76), ("dual mobility", 0.10), ("cemented polyethylene", 0.14));
        sketch.Note("cup", type);
        var head = type switch
        {
            "cementless" => Cementless(sketch, centre, opening, outer),
            "dual mobility" => DualMobility(sketch, centre, opening, outer),
            _ => CementedPolyethylene(sketch, centre, opening, outer, sketch.Between(2, 4.5f)),
        };
        return new Fit(centre, opening, head);
    }

    /// <summary>Radius of a cup that fills the reamed socket: cartilage and subchondral plate gone, sizes in steps of 2 mm of diameter.</summary>
    public static float OuterRadius(ImplantSketch sketch) =>
        Math.Clamp(MathF.Ceiling((sketch.Anatomy.HeadDiameter / 2) + sketch.Anatomy.JointSpace + sketch.Between(1, 2)), 22, 36);

    /// <summary>Centre of a cup: reaming moves it medially.</summary>
    public static Vector3 Centre(ImplantSketch sketch) =>
        new(-sketch.Between(0, 3), sketch.Between(-1, 1), sketch.Between(-1, 2));

    /// <summary>The opening of a cup from its radiographic inclination and anteversion, degrees (Murray).</summary>
    public static Vector3 Opening(float inclination, float anteversion)
    {
        var (si, ci) = Steady.SinCos(float.DegreesToRadians(inclination));
        var (sa, ca) = Steady.SinCos(float.DegreesToRadians(anteversion));
        return new Vector3(ca * si, sa, -ca * ci);
    }

    /// <summary>A cup of bare polyethylene in cement, with its marker wire.</summary>
    /// <returns>The head radius.</returns>
    public static float CementedPolyethylene(ImplantSketch sketch, Vector3 centre, Vector3 opening, float outer, float mantle)
    {
        var cup = outer - mantle;
        // No socket has a wall of less than 4 mm: a small one in a thick mantle takes a small head.
        var head = MathF.Min(sketch.Pick((11f, 0.25), (14f, 0.5), (16f, 0.25)), cup - 4);
        var cement = sketch.Pick((Material.BariumCement, 0.6), (Material.ZirconiumCement, 0.4));
        var layer = Shapes.Shell(centre, opening, outer, cup, sketch.Between(-4, 1), 28);
        sketch.Add(Irregular.Warp(layer, 0.5f, 16, sketch.Random), cement, Material.Spongiosa, ImplantSegment.Pelvis);
        for (var i = sketch.Count(0, 3); i > 0; i--)
        {
            var into = Tilted(sketch, -opening, sketch.Between(5, 50));
            sketch.Add(Shapes.Cone(centre + (into * (outer - 0.5f)), centre + (into * (outer + sketch.Between(6, 11))), 5.5f, 4.5f, 10), cement, Material.Spongiosa, ImplantSegment.Pelvis);
        }

        sketch.Add(Shapes.Shell(centre, opening, cup - 0.05f, head + 0.15f, 2, 28), Material.Polyethylene, Material.SoftTissue, ImplantSegment.Pelvis);
        AddMarkerWire(sketch, centre, opening, cup - 1.5f);
        sketch.Note("cupCement", cement.ToString());
        return head;
    }

    private static float Cementless(ImplantSketch sketch, Vector3 centre, Vector3 opening, float outer)
    {
        var inner = outer - sketch.Between(3, 5);
        var metal = sketch.Pick((Material.Titanium, 0.95), (Material.CobaltChrome, 0.05));
        var rim = sketch.Between(-1, 1);
        var shell = Shapes.Shell(centre, opening, outer, inner, rim, 36);
        sketch.Add(Irregular.Warp(shell, sketch.Between(0, 0.35f), 3, sketch.Random), metal, Material.Spongiosa, ImplantSegment.Pelvis);
        if (sketch.Chance(0.6)) AddDomeHole(sketch, centre, -opening, outer, inner, metal);
        var screws = sketch.Pick((0, 0.45), (1, 0.2), (2, 0.25), (3, 0.1));
        for (var i = 0; i < screws; i++) AddScrew(sketch, centre, opening, outer, inner, i, screws);
        var room = inner - 4.5f;
        float[] sizes = [20, 18, 16, 14, 11];
        var fitting = sizes.Where(s => s <= room && s >= 14).DefaultIfEmpty(11).ToArray();
        var head = fitting[sketch.Pick((0, 0.5), (1, 0.35), (2, 0.15)) % fitting.Length];
        var liner = sketch.Pick((Material.Polyethylene, 0.94), (Material.ZirconiaToughenedAlumina, 0.04), (Material.CobaltChrome, 0.02));
        sketch.Add(Shapes.Shell(centre, opening, inner - 0.05f, head + 0.15f, rim + sketch.Between(0, 3), 30), liner, Material.SoftTissue, ImplantSegment.Pelvis);
        sketch.Note("cupScrews", screws);
        sketch.Note("liner", liner.ToString());
        return head;
    }

    private static float DualMobility(ImplantSketch sketch, Vector3 centre, Vector3 opening, float outer)
    {
        var metal = sketch.Pick((Material.CobaltChrome, 0.6), (Material.Steel, 0.4));
        var inner = outer - sketch.Between(2.6f, 3.4f);
        var overhang = sketch.Between(3, 4.5f);
        var angle = 0f;
        var profile = Shapes.Arc(outer, -90, angle, 12).Append(new(outer, overhang)).Append(new(inner, overhang)).Concat(Shapes.Arc(inner, -90, angle, 12).Reverse());
        sketch.Add(Shapes.Revolve(centre, opening, [.. profile], 36), metal, Material.Spongiosa, ImplantSegment.Pelvis);
        var head = sketch.Pick((11f, 0.3), (14f, 0.7));
        sketch.Add(Shapes.Shell(centre, opening, inner - 0.3f, head + 0.15f, overhang + 1.5f, 30), Material.Polyethylene, Material.SoftTissue, ImplantSegment.Pelvis);
        return head;
    }

    private static void AddDomeHole(ImplantSketch sketch, Vector3 centre, Vector3 pole, float outer, float inner, Material metal) =>
        sketch.Add(
            Shapes.Cylinder(centre + (pole * (inner + 0.4f)), centre + (pole * (outer - 0.4f)), sketch.Between(4, 5), 12),
            Material.Spongiosa, metal, ImplantSegment.Pelvis);

    private static void AddScrew(ImplantSketch sketch, Vector3 centre, Vector3 opening, float outer, float inner, int index, int count)
    {
        // Screws go up and back, where the ilium is thick, fanned out from each other.
        var pole = -opening;
        var upAndBack = Vector3.Normalize(new Vector3(0.1f, -0.55f, 0.85f));
        var across = Vector3.Normalize(Steady.Cross(pole, upAndBack));
        var fan = ((index - ((count - 1) / 2f)) * sketch.Between(14, 22)) + sketch.Between(-4, 4);
        var lean = Vector3.Normalize(upAndBack - (pole * Vector3.Dot(upAndBack, pole)));
        var tilt = float.DegreesToRadians(sketch.Between(12, 38));
        var turned = Steady.Transform(lean, Steady.AxisAngle(pole, float.DegreesToRadians(2 * fan)));
        var into = Vector3.Normalize((pole * Steady.Cos(tilt)) + (turned * Steady.Sin(tilt)) + (across * 0.02f));
        var start = centre + (into * (inner + 1.2f));
        var tip = centre + (into * (outer + sketch.Between(14, 45)));
        sketch.Add(Shapes.Screw(start, tip, ScrewForm.Cancellous), Material.Titanium, Material.Spongiosa, ImplantSegment.Pelvis);
    }

    private static void AddMarkerWire(ImplantSketch sketch, Vector3 centre, Vector3 opening, float radius)
    {
        var side = Vector3.Normalize(Steady.Cross(opening, Vector3.UnitY));
        var up = Steady.Cross(side, opening);
        Vector3[] Circle(Vector3 a, Vector3 b, float r) => [.. Enumerable.Range(0, 36).Select(i => centre + (((a * Steady.Cos(MathF.Tau * i / 36)) + (b * Steady.Sin(MathF.Tau * i / 36))) * r))];
        sketch.Add(Shapes.Loop(Circle(side, up, radius), 0.5f, opening), Material.Steel, Material.Polyethylene, ImplantSegment.Pelvis);
        if (!sketch.Chance(0.35)) return;
        Vector3[] dome = [.. Enumerable.Range(0, 19).Select(i => centre + (((side * Steady.Cos(MathF.PI * i / 18)) - (opening * Steady.Sin(MathF.PI * i / 18))) * radius))];
        sketch.Add(Shapes.Rod(dome, 0.5f, 6), Material.Steel, Material.Polyethylene, ImplantSegment.Pelvis);
    }

    private static Vector3 Tilted(ImplantSketch sketch, Vector3 direction, float degrees)
    {
        var side = Vector3.Normalize(Steady.Cross(direction, new Vector3(sketch.Between(-1, 1), sketch.Between(-1, 1), 1.5f)));
        return Steady.Transform(direction, Steady.AxisAngle(side, float.DegreesToRadians(degrees)));
    }
}
