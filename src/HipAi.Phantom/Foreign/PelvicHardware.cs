using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Foreign;

/// <summary>Hardware of the pelvis and the lower femur that leaves the hip's class as it is.</summary>
internal static class PelvicHardware
{
    /// <summary>One or two cannulated screws 7.3 from the ilium into S1.</summary>
    public static IEnumerable<ForeignPart> SacroiliacScrews(ForeignSpace space)
    {
        var both = space.Chance(0.4);
        var first = space.Side();
        for (var i = 0; i < (both ? 2 : 1); i++)
        {
            var side = i == 0 ? first : -first;
            for (var n = space.Count(1, 2); n > 0; n--)
            {
                var start = new Vector3(side * space.Between(66, 72), space.Between(50, 56), 58 + (11 * n)) * space.Scale;
                var end = new Vector3(-side * space.Between(0, 18), space.Between(54, 60), (58 + (11 * n)) + space.Between(0, 4)) * space.Scale;
                var form = new ScrewForm(7.3f, 5.2f, 5.2f, space.Chance(0.7) ? 32 : 200, 2.8f, 8.5f, 4.5f);
                yield return ForeignSpace.In(Shapes.Screw(start, end, form, 8), Material.Titanium, "sacroiliac screw", Material.Spongiosa);
                if (space.Chance(0.5)) yield return ForeignSpace.In(Shapes.Sleeve(start, Steady.Lerp(start, end, 0.015f), 6.5f, 3, 12), Material.Titanium, "sacroiliac screw");
            }
        }
    }

    /// <summary>A 3.5 plate on top of the symphysis with its screws.</summary>
    public static IEnumerable<ForeignPart> SymphysealPlate(ForeignSpace space)
    {
        var bone = new PelvicSurface(space.Pelvis, space.Left);
        var half = space.Pelvis.HipDistance / 2;
        var left = new[] { 9f, 20, 31, 41 }.Select(x => Crest(bone, (x * space.Scale) - half)).OfType<Vector3>().Select(p => new Vector3(p.X + half, -p.Y, p.Z)).ToList();
        if (left.Count < 3) yield break;
        var path = SmoothPath.Through([.. left.AsEnumerable().Reverse().Select(p => p with { X = -p.X }), .. left], 4);
        yield return ForeignSpace.In(Shapes.Plate(path, new Vector3(0, -0.25f, 1), 10, 3), Material.Steel, "symphyseal plate");
        var screws = space.Chance(0.6) ? 4 : 6;
        for (var i = 0; i < screws; i++)
        {
            var at = path[(int)MathF.Round((i + 0.5f) / screws * (path.Count - 1))];
            var tip = at + new Vector3(-MathF.CopySign(2, at.X), space.Between(2, 8), -space.Between(26, 40));
            yield return ForeignSpace.In(Shapes.Screw(at, tip, new ScrewForm(3.5f, 2.4f, 2.5f, 200, 2, 6, 2.5f), 8), Material.Steel, "symphyseal plate", Material.Spongiosa);
        }
    }

    /// <summary>The highest point of the pubis at a distance from the midline, canonical hip frame.</summary>
    private static Vector3? Crest(PelvicSurface bone, float x)
    {
        Vector3? highest = null;
        for (var y = 30f; y <= 62; y += 4)
            if (bone.Meet(new Vector3(x, y, 60), -Vector3.UnitZ, 1.8f) is { } top && top.Z > -60 && (highest is null || top.Z > highest.Value.Z)) highest = top;
        return highest;
    }

    /// <summary>Small anchors in the rim of the socket after arthroscopy.</summary>
    public static IEnumerable<ForeignPart> LabralAnchors(ForeignSpace space)
    {
        var side = space.Side();
        var radius = (space.Hip(side).HeadDiameter / 2) + 6;
        for (var n = space.Count(1, 4); n > 0; n--)
        {
            var rim = Vector3.Normalize(new Vector3(0.35f, space.Between(-0.2f, 0.7f), 0.85f)) * radius;
            var into = Vector3.Normalize(new Vector3(-0.5f, space.Between(-0.3f, 0.1f), 0.8f));
            var form = new ScrewForm(space.Between(2, 3.5f), 1.4f, 1.5f, 200, 1.2f, 0, 0);
            var mesh = Shapes.Screw(rim, rim + (into * space.Between(8, 12)), form, 6);
            yield return new ForeignPart(mesh, Material.Titanium, Material.Spongiosa, "anchor", ForeignSpace.HalfPelvis(side));
        }
    }

    /// <summary>The upper end of a plate from the knee, at the lower edge of a long picture.</summary>
    public static IEnumerable<ForeignPart> DistalFemoralPlate(ForeignSpace space)
    {
        var side = space.Side();
        var hip = space.Hip(side);
        var sketch = new ImplantSketch(hip, space.Random);
        var top = space.Between(225, 290);
        var metal = LateralPlate.Metal(sketch, 0.5);
        var plate = new LateralPlate(sketch, new PlateForm(top, MathF.Min(hip.FemurLength - 40, 380), 16, 5, metal, Contoured: true));
        plate.Screws(top + 10, 4, 18, ScrewForm.Locking, 0.8);
        return sketch.Finish().Parts.Select(p => new ForeignPart(p.Mesh, p.Material, p.Displaces, "distal femoral plate", ForeignSpace.Femur(side)));
    }
}
