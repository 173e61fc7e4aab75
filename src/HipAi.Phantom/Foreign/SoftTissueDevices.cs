using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Foreign;

/// <summary>Tubes, stents, clips and the like in the organs of the pelvis.</summary>
internal static class SoftTissueDevices
{
    /// <summary>A bladder catheter: faint tube with an opaque stripe, out over the thigh.</summary>
    public static IEnumerable<ForeignPart> UrinaryCatheter(ForeignSpace space)
    {
        var side = space.Side();
        Vector3[] path =
        [
            new(space.Between(-8, 8), -10, space.Between(22, 40)), new(0, -15, 0), new(0, -30, -38), new(side * 10, -52, -75),
            new(side * space.Between(40, 80), space.Front, -120), new(side * space.Between(80, 120), space.Front + 6, -230),
        ];
        var line = SmoothPath.Through(path, 5);
        yield return ForeignSpace.In(Shapes.Rod(line, 2.6f, 8), Material.Polyethylene, "urinary catheter");
        yield return ForeignSpace.In(Shapes.Rod([.. line.Select(p => p + new Vector3(1.4f, 0, 0))], 0.75f, 5), Material.BariumCement, "urinary catheter");
    }

    /// <summary>A double pigtail from kidney to bladder: its lower end.</summary>
    public static IEnumerable<ForeignPart> UretericStent(ForeignSpace space)
    {
        var side = space.Side();
        var path = new List<Vector3> { new(side * 45, 20, 210), new(side * 40, 25, 140), new(side * 52, 25, 70), new(side * 40, 5, 30), new(side * 16, -4, 22) };
        var curl = new Vector3(side * 8, -4, 30);
        for (var i = 0; i < 7; i++)
        {
            var (sin, cos) = Steady.SinCos((i * 0.9f) - 0.6f);
            path.Add(curl + new Vector3(-side * 9 * sin, 0, -9 * cos));
        }

        yield return ForeignSpace.In(Shapes.Rod(SmoothPath.Through(path, 4), 1.1f, 6), Material.BariumCement, "ureteric stent");
    }

    /// <summary>Spirals of steel that hold a mesh over a hernia, one groin or both.</summary>
    public static IEnumerable<ForeignPart> MeshTacks(ForeignSpace space)
    {
        var side = space.Side();
        foreach (var groin in space.Chance(0.35) ? [-1, 1] : new[] { side })
            for (var n = space.Count(3, 7); n > 0; n--)
            {
                var at = new Vector3(groin * space.Between(18, 78), space.Front + space.Between(22, 40), space.Between(4, 58));
                var axis = Vector3.Normalize(new Vector3(space.Between(-0.5f, 0.5f), 1, space.Between(-0.5f, 0.5f)));
                yield return ForeignSpace.In(Shapes.RevolveRing(at, axis, [new(1.4f, 0), new(2, 0), new(2, 3.4f), new(1.4f, 3.4f)], 8), Material.Titanium, "mesh tack");
            }
    }

    /// <summary>A stent in an iliac or femoral artery: a mesh of wire, drawn as rings.</summary>
    public static IEnumerable<ForeignPart> ArterialStent(ForeignSpace space)
    {
        var side = space.Side();
        var iliac = space.Chance(0.6);
        var from = iliac ? new Vector3(side * 32, 0, 105) : new Vector3(side * ((space.Pelvis.HipDistance / 2) - 6), -42, 0);
        var along = Vector3.Normalize(iliac ? new Vector3(side * 0.5f, -0.3f, -1) : new Vector3(side * 0.05f, 0, -1));
        var rings = new List<TriangleMesh>();
        var radius = iliac ? space.Between(3.5f, 5) : space.Between(2.6f, 3.5f);
        var count = space.Count(12, 26);
        for (var i = 0; i < count; i++)
        {
            var lean = Vector3.Normalize(along + new Vector3(0, 0.45f * (i % 2 == 0 ? 1 : -1), 0.2f));
            rings.Add(Shapes.RevolveRing(from + (along * i * 2.4f), lean, [new(radius - 0.15f, -0.15f), new(radius + 0.15f, -0.15f), new(radius + 0.15f, 0.15f), new(radius - 0.15f, 0.15f)], 12));
        }

        yield return ForeignSpace.In(TriangleMesh.Join(rings), Material.CobaltChrome, "arterial stent");
    }

    /// <summary>Platinum coils in a vessel: small dense tangles.</summary>
    public static IEnumerable<ForeignPart> Coils(ForeignSpace space)
    {
        var middle = new Vector3(space.Side() * space.Between(30, 60), space.Between(10, 50), space.Between(20, 90));
        for (var n = space.Count(1, 4); n > 0; n--)
        {
            var at = middle + space.Jitter(14);
            var loops = new List<TriangleMesh>();
            for (var i = 0; i < 6; i++)
            {
                var radius = space.Between(1.5f, 4);
                loops.Add(Shapes.RevolveRing(at + space.Jitter(1.5f), Vector3.Normalize(space.Jitter(1) + new Vector3(0.01f)), [new(radius - 0.2f, -0.2f), new(radius + 0.2f, -0.2f), new(radius + 0.2f, 0.2f), new(radius - 0.2f, 0.2f)], 10));
            }

            yield return ForeignSpace.In(TriangleMesh.Join(loops), Material.Lead, "coil");
        }
    }

    /// <summary>A T of 32 mm in the uterus, in women.</summary>
    public static IEnumerable<ForeignPart> IntrauterineDevice(ForeignSpace space)
    {
        if (space.Sex != 'F') yield break;
        var at = new Vector3(space.Between(-14, 14), space.Between(0, 15), space.Between(28, 48));
        var up = Vector3.Normalize(new Vector3(space.Between(-0.4f, 0.4f), space.Between(-0.7f, -0.1f), 1));
        var across = Vector3.Normalize(Steady.Cross(up, Vector3.UnitY));
        yield return ForeignSpace.In(Shapes.Rod([at - (up * 32), at], 0.9f, 6), Material.CobaltChrome, "intrauterine device");
        yield return ForeignSpace.In(Shapes.Rod([at - (across * 16), at + (across * 16)], 0.8f, 6), Material.BariumCement, "intrauterine device");
    }

    /// <summary>A ring or cube that holds the uterus up, in women.</summary>
    public static IEnumerable<ForeignPart> Pessary(ForeignSpace space)
    {
        if (space.Sex != 'F') yield break;
        var at = new Vector3(space.Between(-6, 6), 5, space.Between(-18, 2));
        var axis = Vector3.Normalize(new Vector3(space.Between(-0.2f, 0.2f), space.Between(-0.6f, 0.2f), 1));
        var radius = space.Between(28, 36);
        yield return ForeignSpace.In(Shapes.RevolveRing(at, axis, [.. Shapes.Arc(4, 0, 315, 7).Select(p => p + new Vector2(radius, 0))], 28), Material.BariumCement, "pessary");
    }

    /// <summary>Radioactive seeds 4.5 × 0.8 in the prostate, in men.</summary>
    public static IEnumerable<ForeignPart> Seeds(ForeignSpace space)
    {
        if (space.Sex != 'M') yield break;
        var seeds = new List<TriangleMesh>();
        for (var n = space.Count(40, 80); n > 0; n--)
        {
            var at = new Vector3(space.Between(-18, 18), space.Between(-12, 12), -28 + space.Between(-15, 15));
            var along = new Vector3(space.Between(-0.3f, 0.3f), space.Between(-0.3f, 0.3f), 1) * 2.2f;
            seeds.Add(Shapes.Cylinder(at - along, at + along, 0.4f, 5));
        }

        yield return ForeignSpace.In(TriangleMesh.Join(seeds), Material.Steel, "seed");
    }

    /// <summary>Rests of a barium meal in the bowel, or swallowed tablets.</summary>
    public static IEnumerable<ForeignPart> BariumResidue(ForeignSpace space)
    {
        var middle = new Vector3(space.Between(-90, 90), space.Between(-50, 0), space.Between(40, 140));
        for (var n = space.Count(2, 9); n > 0; n--)
        {
            var size = new Vector3(space.Between(2, 6), space.Between(2, 5), space.Between(2, 6));
            yield return ForeignSpace.In(Irregular.Warp(Shapes.Ellipsoid(middle + space.Jitter(34), size, 8), 0.8f, 7, space.Random), Material.BariumCement, "barium residue");
        }
    }
}
