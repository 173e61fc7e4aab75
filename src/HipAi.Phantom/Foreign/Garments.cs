using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Foreign;

/// <summary>What lies on a patient: clothes, pockets, cables, the department's own things.</summary>
internal static class Garments
{
    public static IEnumerable<ForeignPart> Buttons(ForeignSpace space)
    {
        var metal = space.Chance(0.4);
        for (var n = space.Count(1, 3); n > 0; n--)
        {
            var place = new Vector3(space.Between(-140, 140), space.Front, space.Between(20, 150));
            var radius = space.Between(5, 9);
            var disc = Shapes.Cylinder(place, place - (Vector3.UnitY * space.Between(1, 2.2f)), radius, 18);
            // Most are of plastic with four holes and hardly show.
            yield return ForeignSpace.On(disc, metal ? Material.Steel : Material.BariumCement, "button");
            for (var i = 0; i < 4 && !metal; i++)
            {
                var hole = place + new Vector3(i % 2 == 0 ? -1.6f : 1.6f, 0, i < 2 ? -1.6f : 1.6f);
                yield return new ForeignPart(Shapes.Cylinder(hole, hole - (Vector3.UnitY * 1), 0.9f, 6), Material.Air, Material.BariumCement, "button", ForeignAnchor.Trunk);
            }
        }
    }

    /// <summary>A fly, its two rows of teeth and its slider.</summary>
    public static IEnumerable<ForeignPart> Zip(ForeignSpace space)
    {
        var x = space.Between(-14, 14);
        var top = space.Between(30, 70);
        var lean = space.Between(-0.12f, 0.12f);
        var teeth = new List<TriangleMesh>();
        for (var i = 0; i < 34; i++)
        {
            var at = new Vector3(x + (lean * i * 3) + (i % 2 == 0 ? 1.3f : -1.3f), space.Front, top - (i * 3));
            teeth.Add(Shapes.Box(at, new(1.7f, 0, 0), new(0, 0.7f, 0), new(0, 0, 0.7f)));
        }

        yield return ForeignSpace.On(TriangleMesh.Join(teeth), Material.CobaltChrome, "zip");
        var slider = new Vector3(x, space.Front - 2, top + 3);
        yield return ForeignSpace.On(Shapes.Box(slider, new(4, 0, 0), new(0, 1.6f, 0), new(0, 0, 5)), Material.CobaltChrome, "zip");
        yield return ForeignSpace.On(Shapes.Box(slider - (Vector3.UnitZ * 11), new(2, 0, 0), new(0, 0.6f, 0), new(0, 0, 8)), Material.CobaltChrome, "zip");
    }

    public static IEnumerable<ForeignPart> Coins(ForeignSpace space)
    {
        var side = space.Side();
        var pocket = new Vector3(side * space.Between(90, 130), space.Front + 20, space.Between(-30, 60));
        for (var n = space.Count(1, 4); n > 0; n--)
        {
            var at = pocket + space.Jitter(14);
            var facing = Vector3.Normalize(new Vector3(space.Between(-0.5f, 0.5f), -1, space.Between(-0.5f, 0.5f)));
            yield return ForeignSpace.On(Shapes.Cylinder(at, at + (facing * 2), space.Between(8.5f, 13), 22), Material.Steel, "coin");
        }
    }

    public static IEnumerable<ForeignPart> Key(ForeignSpace space)
    {
        var at = new Vector3(space.Side() * space.Between(90, 130), space.Front + 20, space.Between(-30, 60));
        var turn = space.Between(-1.5f, 1.5f);
        var (sin, cos) = Steady.SinCos(turn);
        var (along, across) = (new Vector3(sin, 0, cos), new Vector3(cos, 0, -sin));
        yield return ForeignSpace.On(Shapes.RevolveRing(at, Vector3.UnitY, [new(5, 0), new(11, 0), new(11, 2.2f), new(5, 2.2f)], 18), Material.CobaltChrome, "key");
        yield return ForeignSpace.On(Shapes.Box(at + (along * 25) + Vector3.UnitY, along * 15, across * 3.5f, Vector3.UnitY), Material.CobaltChrome, "key");
        for (var i = 0; i < 3; i++)
            yield return ForeignSpace.On(Shapes.Box(at + (along * (24 + (6 * i))) + (across * 4.5f) + Vector3.UnitY, along * 1.8f, across * (1.2f + (0.5f * (i % 2))), Vector3.UnitY), Material.CobaltChrome, "key");
    }

    /// <summary>A wire across the field, perhaps with its clip.</summary>
    public static IEnumerable<ForeignPart> MonitorLead(ForeignSpace space)
    {
        var side = space.Side();
        Vector3[] points = [.. Enumerable.Range(0, 6).Select(i => new Vector3((side * (150 - (48 * i))) + space.Between(-12, 12), space.Front - 2, space.Between(60, 150) - (14 * i)))];
        yield return ForeignSpace.On(Shapes.Rod(SmoothPath.Through(points, 6), 0.55f, 5), Material.CobaltChrome, "monitor lead");
        if (!space.Chance(0.6)) yield break;
        var end = points[^1];
        yield return ForeignSpace.On(Shapes.Cylinder(end, end - (Vector3.UnitY * 3), 4.5f, 14), Material.Steel, "monitor lead");
    }

    /// <summary>A steel ball of 25 to 30 mm at the height of the femur, between the thighs or beside one.</summary>
    public static IEnumerable<ForeignPart> CalibrationBall(ForeignSpace space)
    {
        var between = space.Chance(0.6);
        var x = between ? space.Between(-20, 20) : space.Side() * (space.Body.HalfWidth + space.Between(8, 20));
        var ball = Shapes.Sphere(new Vector3(x, space.Between(-10, 20), between ? space.Between(-150, -110) : space.Between(-80, 20)), space.Between(12.5f, 15), 22);
        yield return ForeignSpace.On(ball, Material.Steel, "calibration ball");
    }

    /// <summary>Lead over the gonads: below the symphysis in men, in the middle of the pelvis in women.</summary>
    public static IEnumerable<ForeignPart> GonadShield(ForeignSpace space)
    {
        var man = space.Sex == 'M';
        var middle = new Vector3(space.Between(-12, 12), space.Front - 4, man ? space.Between(-95, -70) : space.Between(15, 40));
        var half = man ? space.Between(30, 38) : space.Between(32, 40);
        float[] widths = man ? [0.35f, 0.8f, 1, 1] : [0.25f, 0.6f, 0.9f, 1];
        var path = widths.Select((_, i) => middle + (Vector3.UnitZ * (man ? 1 - (0.66f * i) : -1 + (0.66f * i)) * half)).ToArray();
        var sections = widths.Select(w => new SweepSection(half * w, 0.4f, 6)).ToArray();
        yield return ForeignSpace.On(Shapes.Sweep(path, sections, Vector3.UnitX, 12), Material.Lead, "gonad shield");
    }
}
