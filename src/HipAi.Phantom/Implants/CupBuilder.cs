using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Acetabular components: cementless with liner, dual mobility, cemented polyethylene.</summary>
internal static class CupBuilder
{
    /// <summary>Room that a ball needs in its bore, mm.</summary>
    private const float Play = 0.15f;

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
        var kind = sketch.Pick((CupKind.Cementless, 0.76), (CupKind.DualMobility, 0.10), (CupKind.CementedPolyethylene, 0.14));
        sketch.Note("cup", Word(kind));
        var head = kind switch
        {
            CupKind.Cementless => Cementless(sketch, centre, opening, outer),
            CupKind.DualMobility => DualMobility(sketch, centre, opening, outer),
            _ => CementedPolyethylene(sketch, centre, opening, outer, sketch.Between(2, 4.5f)),
        };
        return new Fit(centre, opening, head);
    }

    /// <summary>Radius of a cup that fills the reamed socket: 4 to 7 mm wider than the head that was in it, in steps of 2 mm of diameter.</summary>
    public static float OuterRadius(ImplantSketch sketch) =>
        Math.Clamp(MathF.Round((sketch.Anatomy.HeadDiameter / 2) + sketch.Between(2, 3.5f)), 22, 36);

    /// <summary>Centre of a cup: reaming moves it medially.</summary>
    public static Vector3 Centre(ImplantSketch sketch) =>
        new(-sketch.Between(0, 2.2f), sketch.Between(-1, 1), sketch.Between(-1, 1.5f));

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
        var head = MathF.Min(sketch.Pick((11f, 0.25), (14f, 0.45), (16f, 0.3)), cup - 4);
        var cement = sketch.Pick((Material.BariumCement, 0.6), (Material.ZirconiumCement, 0.4));
        var layer = Shapes.Shell(centre, opening, outer, cup, sketch.Between(-4, 1), 28);
        sketch.Add(Irregular.Warp(layer, 0.5f, 16, sketch.Random), cement, Material.Spongiosa, ImplantSegment.Pelvis, "cement");
        for (var i = sketch.Count(0, 3); i > 0; i--)
        {
            var into = Tilted(sketch, -opening, sketch.Between(5, 50));
            sketch.Add(Shapes.Cone(centre + (into * (outer - 0.5f)), centre + (into * (outer + sketch.Between(6, 11))), 5.5f, 4.5f, 10), cement, Material.Spongiosa, ImplantSegment.Pelvis, "cement");
        }

        sketch.Add(Shapes.Shell(centre, opening, cup - 0.05f, head + Play, 2, 28), Material.Polyethylene, Material.SoftTissue, ImplantSegment.Pelvis, "cup");
        AddMarkerWire(sketch, centre, opening, cup - 1.5f);
        sketch.Note("cupCement", cement.ToString());
        sketch.Cup = new CupPlace(CupKind.CementedPolyethylene, centre, opening, outer, cup, head, []);
        return head;
    }

    private static float Cementless(ImplantSketch sketch, Vector3 centre, Vector3 opening, float outer)
    {
        var inner = outer - sketch.Between(3, 4.2f);
        var metal = sketch.Pick((Material.Titanium, 0.95), (Material.CobaltChrome, 0.05));
        var rim = sketch.Between(-2, 1);
        var shell = Shapes.Revolve(centre, opening, CupShape.Profile(outer, inner, rim, sketch.Chance(0.35) ? sketch.Between(0.5f, 1.2f) : 0), 36);
        sketch.Add(Irregular.Warp(shell, sketch.Between(0, 0.35f), 3, sketch.Random), metal, Material.Spongiosa, ImplantSegment.Pelvis, "cup");
        CupShape.AddHoles(sketch, centre, opening, outer, inner, metal);
        var screws = CupShape.AddScrews(sketch, centre, opening, outer, inner);
        var head = HeadFor(sketch, inner);
        CupShape.AddLiner(sketch, centre, opening, inner, head + Play, rim);
        sketch.Cup = new CupPlace(CupKind.Cementless, centre, opening, outer, inner, head, screws);
        return head;
    }

    private static float HeadFor(ImplantSketch sketch, float inner)
    {
        // The largest heads that leave 4.5 mm of liner are taken most; 22 mm only where nothing else fits.
        float[] sizes = [22, 20, 18, 16, 14];
        var fitting = sizes.Where(s => s <= inner - 4.5f).DefaultIfEmpty(11).ToArray();
        return fitting[sketch.Pick((0, 0.4), (1, 0.35), (2, 0.25)) % fitting.Length];
    }

    private static float DualMobility(ImplantSketch sketch, Vector3 centre, Vector3 opening, float outer)
    {
        var metal = sketch.Pick((Material.CobaltChrome, 0.6), (Material.Steel, 0.4));
        var inner = outer - sketch.Between(2.4f, 3.2f);
        var overhang = sketch.Between(3, 4.5f);
        var profile = Shapes.Arc(outer, -90, 0, 12).Append(new(outer, overhang)).Append(new(inner, overhang)).Concat(Shapes.Arc(inner, -90, 0, 12).Reverse());
        sketch.Add(Shapes.Revolve(centre, opening, [.. profile], 36), metal, Material.Spongiosa, ImplantSegment.Pelvis, "cup");
        var head = MathF.Min(sketch.Pick((11f, 0.3), (14f, 0.7)), inner < 22 ? 11 : 14);
        sketch.Add(Shapes.Shell(centre, opening, inner - 0.3f, head + Play, overhang + 1.5f, 30), Material.Polyethylene, Material.SoftTissue, ImplantSegment.Pelvis, "liner");
        sketch.Note("cupMaterial", metal.ToString());
        sketch.Cup = new CupPlace(CupKind.DualMobility, centre, opening, outer, inner, head, []);
        return head;
    }

    private static void AddMarkerWire(ImplantSketch sketch, Vector3 centre, Vector3 opening, float radius)
    {
        var side = Vector3.Normalize(Steady.Cross(opening, Vector3.UnitY));
        var up = Steady.Cross(side, opening);
        Vector3[] Circle(Vector3 a, Vector3 b, float r) => [.. Enumerable.Range(0, 36).Select(i => centre + (((a * Steady.Cos(MathF.Tau * i / 36)) + (b * Steady.Sin(MathF.Tau * i / 36))) * r))];
        sketch.Add(Shapes.Loop(Circle(side, up, radius), 0.5f, opening), Material.Steel, Material.Polyethylene, ImplantSegment.Pelvis, "marker wire");
        if (!sketch.Chance(0.35)) return;
        Vector3[] dome = [.. Enumerable.Range(0, 19).Select(i => centre + (((side * Steady.Cos(MathF.PI * i / 18)) - (opening * Steady.Sin(MathF.PI * i / 18))) * radius))];
        sketch.Add(Shapes.Rod(dome, 0.5f, 6), Material.Steel, Material.Polyethylene, ImplantSegment.Pelvis, "marker wire");
    }

    private static Vector3 Tilted(ImplantSketch sketch, Vector3 direction, float degrees)
    {
        var side = Vector3.Normalize(Steady.Cross(direction, new Vector3(sketch.Between(-1, 1), sketch.Between(-1, 1), 1.5f)));
        return Steady.Transform(direction, Steady.AxisAngle(side, float.DegreesToRadians(degrees)));
    }

    private static string Word(CupKind kind) => kind switch
    {
        CupKind.Cementless => "cementless",
        CupKind.DualMobility => "dual mobility",
        _ => "cemented polyethylene",
    };
}
