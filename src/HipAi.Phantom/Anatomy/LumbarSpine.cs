using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Anatomy;

/// <summary>The lower lumbar vertebrae as skins over rings: bodies with end plates, pedicles, joints, spinous and transverse processes.</summary>
internal static class LumbarSpine
{
    // Centre, tilt of the end plates (degrees, front down) and half width, from L5 upwards.
    private static readonly (Vector3 Centre, float Tilt, float Width)[] Levels =
        [(new(0, -36, 110), 24, 28), (new(0, -27, 146), 8, 26.5f), (new(0, -26, 183), -3, 25.5f), (new(0, -30, 220), -8, 25)];

    private static readonly int[] Sides = [-1, 1];

    /// <summary>The vertebrae, x to the left, y anterior, z up, origin between the hips.</summary>
    /// <param name="random">Small differences of form.</param>
    /// <param name="age">Years; the old grow osteophytes and lose disc height.</param>
    /// <param name="scale">Size of the bones.</param>
    public static BoneMesh Build(Random random, int age, float scale)
    {
        var (outer, inner) = (new List<TriangleMesh>(), new List<TriangleMesh>());
        var spurs = age > 50 ? random.Uniform(0, (age - 45) * 0.16f) : 0;
        var bend = random.Normal(0, 3, -8, 8);
        var height = random.Uniform(13.2f, 14.6f);
        for (var i = 0; i < Levels.Length; i++)
        {
            var (centre, tilt, width) = Levels[i];
            var lean = Steady.RotationX(-float.DegreesToRadians(tilt + random.Uniform(-3, 3)))
                .Then(Steady.RotationY(float.DegreesToRadians((bend * i * 0.6f) + random.Uniform(-1.5f, 1.5f))))
                .Then(Matrix4x4.CreateTranslation(centre + new Vector3(bend * 0.35f * i * i, 0, 0)))
                .Then(Matrix4x4.CreateScale(scale));
            var spur = new Vector2(random.Uniform(0.2f, 1) * spurs, random.Uniform(0.2f, 1) * spurs);
            Add(outer, inner, Body(width, height, spur, 0), Body(width, height, spur, 0.9f), lean);
            foreach (var (a, b, ra, rb, flat) in Processes(random, i))
                Add(outer, inner, Rod(a, b, ra, rb, flat, 0), Rod(a, b, ra, rb, flat, 0.4f), lean);
        }

        return new BoneMesh(TriangleMesh.Join(outer), TriangleMesh.Join(inner));
    }

    private static void Add(List<TriangleMesh> outer, List<TriangleMesh> inner, TriangleMesh skin, TriangleMesh core, Matrix4x4 place)
    {
        outer.Add(skin.Transform(place));
        inner.Add(core.Transform(place));
    }

    /// <summary>A body: kidney-shaped sections, waisted, with rims that stand out, more so where spurs grow.</summary>
    private static TriangleMesh Body(float width, float half, Vector2 spur, float inset)
    {
        var rings = new List<Vector3[]>();
        foreach (var (level, waist) in (ReadOnlySpan<(float, float)>)[(-1, 2.5f), (-0.93f, 0.4f), (-0.8f, 0.2f), (-0.45f, 2.8f), (0, 3.6f), (0.45f, 2.8f), (0.8f, 0.2f), (0.93f, 0.4f), (1, 2.5f)])
        {
            var near = MathF.Max(0, (MathF.Abs(level) - 0.6f) * 2.5f);
            var grown = near * (level > 0 ? spur.X : spur.Y);
            var z = level * (half - (inset * 1.4f));
            var ring = Loft.Ring(new Vector3(0, 0, z), width - waist + grown - inset, 17 - (waist * 0.7f) + (grown * 0.5f) - inset, 2.4f, 22);
            rings.Add(ring);
        }

        return Loft.Rings(rings);
    }

    private static IEnumerable<(Vector3 A, Vector3 B, float RadiusA, float RadiusB, float Flat)> Processes(Random random, int level)
    {
        var wide = level == 0 ? 19 : 16;
        var reach = (level == 0 ? 40 : 44) + random.Uniform(-4, 4);
        foreach (var side in Sides)
        {
            yield return (new(side * wide, -17, 5), new(side * wide, -28, 4), 4.6f, 5.2f, 1.35f);
            yield return (new(side * (wide + 3), -29, 4), new(side * (reach + random.Uniform(-2, 2)), -33, 8 + random.Uniform(-3, 4)), level == 0 ? 7 : 4.2f, 3.3f, 1.15f);
            yield return (new(side * (wide + 1), -36, 20), new(side * (wide - 2), -36, 2), 4.5f, 4.5f, 0.8f);
            yield return (new(side * (wide - 2), -37, -1), new(side * (wide - 5), -39, -19), 4.5f, 4.2f, 0.8f);
            yield return (new(side * (wide - 5), -38, 1), new(side * 2, -44, -3), 3.4f, 3, 2.2f);
        }

        yield return (new(random.Uniform(-1, 1), -44, -2), new(random.Uniform(-2.5f, 2.5f), -66, -11), 2.6f, 4, 2.3f);
    }

    /// <summary>A rounded rod whose section is <paramref name="flat"/> times as high as wide.</summary>
    private static TriangleMesh Rod(Vector3 a, Vector3 b, float ra, float rb, float flat, float inset)
    {
        var along = Vector3.Normalize(b - a);
        var across = Vector3.Normalize(Steady.Cross(along, MathF.Abs(along.Z) > 0.8f ? Vector3.UnitY : Vector3.UnitZ));
        var up = Steady.Cross(across, along);
        var rings = new List<Vector3[]>();
        foreach (var (t, r, push) in (ReadOnlySpan<(float, float, float)>)[(0, 0.3f, -0.9f), (0, 0.8f, -0.5f), (0, 1, 0), (0.5f, 0.93f, 0), (1, 1, 0), (1, 0.8f, 0.5f), (1, 0.3f, 0.9f)])
        {
            var radius = MathF.Max(0.3f, ra + ((rb - ra) * t) - inset) * r;
            var centre = a + ((b - a) * t) + (along * (push * MathF.Max(0.3f, (t > 0.5f ? rb : ra) - inset)));
            var ring = new Vector3[10];
            for (var i = 0; i < ring.Length; i++)
            {
                var (sin, cos) = Steady.SinCos(i * MathF.Tau / ring.Length);
                ring[i] = centre + (across * (cos * radius)) + (up * (sin * radius * flat));
            }

            rings.Add(ring);
        }

        return Loft.Rings(rings);
    }
}
