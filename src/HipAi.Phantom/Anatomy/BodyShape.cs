using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Anatomy;

/// <summary>Skin and muscle envelope of trunk and thighs.</summary>
/// <param name="HalfWidth">Half the width of the trunk at the hips, mm.</param>
/// <param name="HalfDepth">Half the depth of the trunk at the hips, mm.</param>
/// <param name="Waist">Width at the waist against the hips, 0.78 to 1.05.</param>
/// <param name="ThighGap">How far the inner side of the thigh is from the middle, mm, -6 (touching) to 15.</param>
/// <param name="Fat">Thickness of the subcutaneous fat at the side of the hip, mm.</param>
internal sealed record BodyShape(float HalfWidth, float HalfDepth, float Waist, float ThighGap, float Fat)
{
    private const int Points = 36;

    /// <summary>The trunk in patient coordinates (x left, y posterior, z up), drawn in by <paramref name="inset"/> times the fat.</summary>
    public TriangleMesh Trunk(float inset)
    {
        var rings = new List<Vector3[]>();
        for (var i = 0; i < 36; i++)
        {
            // Rings crowd at the perineum, where the trunk rounds off.
            var z = -100 + (430 * Steady.Pow((i + 0.3f) / 35.3f, 1.6f));
            var up = Math.Clamp(z / 150, 0, 1);
            var bottom = MathF.Sqrt(Math.Clamp((z + 100) / 65, 0, 1));
            var width = (HalfWidth * (1 + ((Waist - 1) * up)) * (0.04f + (0.96f * bottom))) - (inset * Fat);
            var depth = (HalfDepth * (1 - (0.06f * up)) * (0.1f + (0.9f * bottom))) - (inset * Fat * 0.6f);
            rings.Add(Loft.Ring(new Vector3(0, 8 + (6 * (1 - bottom)), z), MathF.Max(4, width), MathF.Max(4, depth), 2.3f, Points));
        }

        return Loft.Rings(rings);
    }

    /// <summary>A thigh in the canonical hip frame.</summary>
    public TriangleMesh Thigh(HipAnatomy hip, float hipDistance, float inset)
    {
        var rings = new List<Vector3[]>();
        for (var z = -440f; z <= 60; z += 20)
        {
            var down = Math.Clamp(-z / 430, 0, 1);
            var top = MathF.Sqrt(Math.Clamp((76 - z) / 90, 0.1f, 1));
            var full = (HalfWidth - ThighGap) / 2;
            var radius = (full * (1.0f - (0.36f * down)) * top) - (inset * Fat * (0.75f - (0.3f * down)));
            var shaft = hip.ShaftCentre(MathF.Max(30, -z));
            var inner = (-hipDistance / 2) + ThighGap + full;
            var centre = new Vector3(inner + ((shaft.X - 6 - inner) * down), shaft.Y - 8, 0);
            rings.Add(Loft.Ring(centre with { Z = z }, radius, radius * 1.06f, 2.1f, Points));
        }

        return Loft.Rings(rings);
    }
}
