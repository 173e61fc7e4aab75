using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Bone that grows in the muscle between trochanter and pelvis after injury or operation.</summary>
internal static class HeterotopicBone
{
    /// <summary>Adds it in some hips, whatever they hold.</summary>
    public static void Sometimes(ImplantSketch sketch, double share)
    {
        if (sketch.Chance(share)) Add(sketch, sketch.Pick((1, 0.45), (2, 0.3), (3, 0.17), (4, 0.08)));
    }

    /// <summary>Adds bone of a Brooker grade: 1 islands, 2 spurs, 3 spurs that nearly meet, 4 a bridge.</summary>
    public static void Add(ImplantSketch sketch, int grade)
    {
        var anatomy = sketch.Anatomy;
        var below = new Vector3(anatomy.NeckBase.X + 2, anatomy.NeckBase.Y + 4, anatomy.GreaterTrochanterTip);
        var above = new Vector3((anatomy.HeadDiameter / 2) - 5, 0, (anatomy.HeadDiameter / 2) + 16);
        if (grade == 1)
            for (var i = sketch.Count(1, 3); i > 0; i--)
                Island(sketch, Steady.Lerp(below, above, sketch.Between(0.1f, 0.9f)) + sketch.Jitter(6), sketch.Between(2.5f, 6));
        else
        {
            var spur = grade switch { 2 => sketch.Between(0.2f, 0.36f), 3 => sketch.Between(0.38f, 0.47f), _ => 0.56f };
            Spur(sketch, below, above, spur, ImplantSegment.Femur);
            Spur(sketch, above, below, spur, ImplantSegment.Pelvis);
        }

        sketch.Note("heterotopicBone", $"Brooker {grade}");
    }

    /// <summary>A stalk from the bone toward the other bone, bulging to the side.</summary>
    private static void Spur(ImplantSketch sketch, Vector3 root, Vector3 toward, float share, ImplantSegment segment)
    {
        var end = Steady.Lerp(root, toward, share);
        var bulge = new Vector3(sketch.Between(4, 9), sketch.Between(-4, 6), 0);
        var path = SmoothPath.Through([root, Steady.Lerp(root, end, 0.45f) + bulge, end + (bulge * 0.8f)], 4);
        var (thick, thin) = (sketch.Between(6, 9), sketch.Between(3, 5));
        var sections = path.Select((_, i) => SweepSection.Round(Steady.Lerp(thick, thin, (float)i / path.Count))).ToArray();
        sections[^1] = SweepSection.Round(1.2f);
        Shelled(sketch, Shapes.Sweep(path, sections, Vector3.UnitY, 10), segment);
    }

    private static void Island(ImplantSketch sketch, Vector3 at, float radius)
    {
        var size = new Vector3(radius * sketch.Between(0.6f, 1), radius, radius * sketch.Between(0.8f, 1.6f));
        Shelled(sketch, Shapes.Ellipsoid(at, size, 10), ImplantSegment.Pelvis);
    }

    /// <summary>Ripe bone: a thin shell around spongiosa.</summary>
    private static void Shelled(ImplantSketch sketch, TriangleMesh mesh, ImplantSegment segment)
    {
        var outer = Irregular.Warp(mesh, 1.4f, 13, sketch.Random);
        var middle = outer.Vertices.Aggregate(Vector3.Zero, (sum, p) => sum + p) / outer.Vertices.Length;
        var inner = outer with { Vertices = [.. outer.Vertices.Select(p => Steady.Lerp(middle, p, 0.88f))] };
        sketch.Add(outer, Material.Cortex, Material.SoftTissue, segment);
        sketch.Add(inner, Material.Spongiosa, Material.Cortex, segment);
    }
}
