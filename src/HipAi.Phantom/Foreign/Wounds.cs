using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Foreign;

/// <summary>What a recent operation or an old shot leaves in the flesh.</summary>
internal static class Wounds
{
    /// <summary>A row of skin staples along the side of the hip.</summary>
    public static IEnumerable<ForeignPart> Staples(ForeignSpace space)
    {
        var side = space.Side();
        var count = space.Count(14, 36);
        var top = space.Between(0, 70);
        var slant = space.Between(-0.35f, 0.35f);
        var front = space.Between(-50, 40);
        for (var i = 0; i < count; i++)
        {
            var z = top - (i * 6.5f) + space.Between(-1.2f, 1.2f);
            var y = front + (slant * (top - z));
            var at = new Vector3(side * (Lateral(space, z, y) + 1), y, z);
            yield return new ForeignPart(Staple(at, Vector3.Normalize(new Vector3(0, 1, space.Between(-0.4f, 0.4f))), new Vector3(-side, 0, 0)), Material.Steel, Material.Air, "skin staple", ForeignAnchor.Trunk);
        }
    }

    /// <summary>A suction drain: a tube with an opaque stripe, from the joint out through the skin.</summary>
    public static IEnumerable<ForeignPart> Drain(ForeignSpace space)
    {
        var side = space.Side();
        var hip = side * space.Pelvis.HipDistance / 2;
        Vector3[] path =
        [
            new(hip + (side * space.Between(10, 28)), space.Between(-25, 5), space.Between(0, 30)),
            new(hip + (side * space.Between(34, 48)), space.Between(-20, 20), space.Between(-60, -20)),
            new(hip + (side * space.Between(56, 70)), space.Between(-20, 30), space.Between(-110, -70)),
            new(side * (space.Body.HalfWidth - 4), space.Between(-20, 40), space.Between(-150, -110)),
            new(side * (space.Body.HalfWidth + 24), space.Between(0, 50), space.Between(-190, -140)),
        ];
        var line = SmoothPath.Through(path, 6);
        yield return ForeignSpace.In(Shapes.Rod(line, space.Between(1.6f, 2.4f), 6), Material.Polyethylene, "drain");
        yield return ForeignSpace.In(Shapes.Rod([.. line.Select(p => p + new Vector3(1, 0, 0))], 0.7f, 5), Material.BariumCement, "drain");
    }

    /// <summary>Lead in pieces.</summary>
    public static IEnumerable<ForeignPart> BulletFragments(ForeignSpace space)
    {
        var middle = new Vector3(space.Between(-120, 120), space.Between(-40, 60), space.Between(-60, 130));
        for (var n = space.Count(1, 14); n > 0; n--)
        {
            var size = n == 1 ? space.Between(2, 5) : space.Between(0.4f, 1.6f);
            var piece = Shapes.Ellipsoid(middle + space.Jitter(n == 1 ? 0 : 32), new Vector3(size, size * 0.8f, size * space.Between(0.7f, 1.8f)), 8);
            yield return ForeignSpace.In(Irregular.Warp(piece, size * 0.25f, size * 2, space.Random), Material.Lead, "bullet fragment");
        }
    }

    /// <summary>Half the width of the body at a height and depth.</summary>
    private static float Lateral(ForeignSpace space, float z, float y)
    {
        var round = MathF.Sqrt(MathF.Max(0.15f, 1 - (y * y / (space.Body.HalfDepth * space.Body.HalfDepth))));
        return space.Body.HalfWidth * MathF.Min(1, 0.35f + (0.65f * round)) * (z < -40 ? 1 - ((-z - 40) / 900) : 1);
    }

    private static TriangleMesh Staple(Vector3 at, Vector3 along, Vector3 inward)
    {
        Vector3[] path = [at + (along * -2) + (inward * 3.2f), at + (along * -3.4f) + (inward * 2), at - (along * 3.2f), at + (along * 3.2f), at + (along * 3.4f) + (inward * 2), at + (along * 2) + (inward * 3.2f)];
        return Shapes.Sweep(path, [.. path.Select(_ => SweepSection.Round(0.32f))], Vector3.Normalize(Steady.Cross(along, inward)), 4);
    }
}
