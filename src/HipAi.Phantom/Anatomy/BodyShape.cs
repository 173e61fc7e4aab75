using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Anatomy;

/// <summary>Skin and muscle envelope of trunk and thighs.</summary>
/// <param name="HalfWidth">Half the width of the trunk at the hips, mm.</param>
/// <param name="HalfDepth">Half the depth of the trunk at the hips, mm.</param>
/// <param name="Waist">Width at the waist against the hips, 0.78 to 1.05.</param>
/// <param name="ThighGap">How far the inner side of the thigh is from the middle, mm, -6 (touching) to 15.</param>
/// <param name="Fat">Thickness of the subcutaneous fat at the side of the hip, mm.</param>
/// <param name="Male">Has the genital soft tissue of a man.</param>
/// <param name="Apron">Size of the fold of the belly that hangs over the groin, mm; 0 for none.</param>
internal sealed record BodyShape(float HalfWidth, float HalfDepth, float Waist, float ThighGap, float Fat, bool Male = false, float Apron = 0)
{
    private const int Points = 36;
    private static readonly int[] Sides = [-1, 1];

    /// <summary>The trunk in patient coordinates (x left, y posterior, z up), drawn in by <paramref name="inset"/> times the fat.</summary>
    public TriangleMesh Trunk(float inset)
    {
        var rings = new List<Vector3[]>();
        for (var i = 0; i < 30; i++)
        {
            // Rings crowd at the perineum, where the trunk rounds off.
            var z = -103 + (433 * Steady.Pow((i + 0.3f) / 29.3f, 1.6f));
            var up = Math.Clamp(z / 150, 0, 1);
            var bottom = SignedDistance.SmoothStep(-114, -22, z);
            // Between the thighs the trunk runs out in a wedge.
            var wedge = 0.05f + (0.95f * MathF.Sqrt(bottom * MathF.Sqrt(bottom)));
            var width = (HalfWidth * (1 + ((Waist - 1) * up)) * wedge) - (inset * Fat);
            var depth = (HalfDepth * (1 - (0.06f * up)) * (0.1f + (0.9f * bottom))) - (inset * Fat * 0.6f);
            rings.Add(Loft.Ring(new Vector3(0, 8 + (6 * (1 - bottom)), z), MathF.Max(4, width), MathF.Max(4, depth), 2.3f, Points));
        }

        return Loft.Rings(rings);
    }

    /// <summary>A thigh in the canonical hip frame.</summary>
    public TriangleMesh Thigh(HipAnatomy hip, float hipDistance, float inset)
    {
        var rings = new List<Vector3[]>();
        for (var z = -440f; z <= 70; z += 17)
        {
            var down = Math.Clamp(-z / 430, 0, 1);
            var top = MathF.Sqrt(Math.Clamp((88 - z) / 95, 0.1f, 1));
            var full = (HalfWidth - ThighGap) / 2;
            var radius = (full * (1.0f - (0.36f * down)) * top) - (inset * Fat * (0.75f - (0.3f * down)));
            var shaft = hip.ShaftCentre(MathF.Max(30, -z));
            var inner = (-hipDistance / 2) + ThighGap + full;
            var centre = new Vector3(inner + ((shaft.X - 6 - inner) * down), shaft.Y - 8, 0);
            rings.Add(Loft.Ring(centre with { Z = z }, radius, radius * 1.06f, 2.1f, Points));
        }

        return Loft.Rings(rings);
    }

    /// <summary>Buttocks, genital soft tissue and belly fold, in patient coordinates: what stands out of trunk and thighs.</summary>
    public IEnumerable<TriangleMesh> Folds(float inset)
    {
        var (fat, behind) = (inset * Fat * 0.7f, HalfDepth - 60);
        foreach (var side in Sides)
            yield return Loft.Ellipsoid(new Vector3(side * HalfWidth * 0.44f, behind, -14), new Vector3((HalfWidth * 0.48f) - fat, 50 - (fat * 0.3f), 68 - fat), 14);
        if (Male)
        {
            yield return Loft.Ellipsoid(new Vector3(0, -34, -98), new Vector3(25, 24, 32), 10);
            yield return Loft.Ellipsoid(new Vector3(5, -60, -88), new Vector3(14, 14, 44), 10);
        }

        if (Apron > 0 && inset == 0) yield return Loft.Ellipsoid(new Vector3(0, 52 - HalfDepth, 90), new Vector3(HalfWidth * 0.98f, 64 + (Apron * 0.12f), 55 + Apron), 16);
    }
}
