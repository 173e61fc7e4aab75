using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Failures;

/// <summary>Scalloped holes in bone: they swell from a middle and stop at the skin of the bone.</summary>
internal static class Lesion
{
    /// <summary>Lays one and returns its space; null where there is no bone to lose.</summary>
    /// <param name="sketch">The hip.</param>
    /// <param name="middle">Its middle, in the bone.</param>
    /// <param name="radii">Half axes along x, y and z, mm.</param>
    /// <param name="rim">Thickness of a dense border, 0 for none.</param>
    /// <param name="segment">The bone.</param>
    public static TriangleMesh? Lay(FailureSketch sketch, Vector3 middle, Vector3 radii, float rim, ImplantSegment segment)
    {
        var depth = -sketch.Bone.Outer(middle, segment);
        if (depth < 1) return null;
        var ripple = new Ripple(sketch.Random);
        float Reach(Vector3 way, float u, float v)
        {
            var plain = 1 / (way / radii).Length();
            return MathF.Max(0.6f, sketch.Bone.Room(middle, way, plain * (1 - (0.35f * MathF.Abs(ripple.At(u, v)))), segment));
        }

        var cavity = Star(middle, Reach);
        var displaced = depth < sketch.Bone.Cortex(middle, segment) ? Material.Cortex : Material.Spongiosa;
        if (rim > 0)
        {
            var border = Star(middle, (way, u, v) => MathF.Max(0.7f, sketch.Bone.Room(middle, way, Reach(way, u, v) + rim, segment)));
            sketch.Lay(border, Material.Cortex, Material.Spongiosa, segment);
            displaced = Material.Cortex;
        }

        sketch.Lay(cavity, Material.SoftTissue, displaced, segment);
        return cavity;
    }

    /// <summary>A closed body told by its reach in every direction.</summary>
    public static TriangleMesh Star(Vector3 middle, Func<Vector3, float, float, float> reach)
    {
        const int rows = 9, columns = 16;
        var rings = new List<Vector3[]>();
        for (var r = 0; r < rows; r++)
        {
            var (up, flat) = Steady.SinCos(MathF.PI * (((r + 0.5f) / rows) - 0.5f));
            var ring = new Vector3[columns];
            for (var c = 0; c < columns; c++)
            {
                var (sin, cos) = Steady.SinCos(MathF.Tau * c / columns);
                var way = new Vector3(cos * flat, sin * flat, up);
                ring[c] = middle + (way * reach(way, (float)c / columns, (float)r / rows));
            }

            rings.Add(ring);
        }

        return Shapes.Loft(rings);
    }
}
