using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Failures;

/// <summary>The surface of a stem or its cement mantle.</summary>
internal static class StemSurface
{
    /// <summary>Directions from the stem as angles, degrees: medial, posterior, lateral, anterior.</summary>
    public const float Medial = 0, Posterior = 90, Lateral = 180, Anterior = 270;

    /// <summary>A band of it.</summary>
    /// <param name="profile">The stem.</param>
    /// <param name="mantle">Thickness of the cement that counts to it.</param>
    /// <param name="from">Upper level.</param>
    /// <param name="to">Lower level.</param>
    /// <param name="middle">Direction of its middle, degrees.</param>
    /// <param name="half">Half of its extent, degrees; 180 or more runs around.</param>
    public static ImplantSurface Band(StemProfile profile, float mantle, float from, float to, float middle, float half)
    {
        var around = half >= 180;
        var rows = Math.Clamp((int)(MathF.Abs(to - from) / 9) + 2, 4, 18);
        var columns = around ? 20 : Math.Max(7, (int)(half / 9));
        var (points, ways) = (new Vector3[rows][], new Vector3[rows][]);
        for (var r = 0; r < rows; r++)
        {
            (points[r], ways[r]) = (new Vector3[columns], new Vector3[columns]);
            var level = from + ((to - from) * r / (rows - 1));
            for (var c = 0; c < columns; c++)
            {
                var angle = around ? 360f * (c + 0.5f) / columns : middle - half + (2 * half * c / (columns - 1));
                (points[r][c], ways[r][c]) = At(profile, mantle, level, float.DegreesToRadians(angle));
            }
        }

        return new ImplantSurface(points, ways, around);
    }

    private static (Vector3 Point, Vector3 Out) At(StemProfile profile, float mantle, float below, float angle)
    {
        var level = profile.At(below, mantle);
        var medial = profile.Femur.Medial;
        var up = Steady.Cross(Vector3.UnitZ, medial);
        var power = 2 / (mantle > 0 ? 2.6f : profile.Form.Squareness);
        var (sine, cosine) = Steady.SinCos(angle);
        var (a, b) = (MathF.CopySign(Steady.Pow(MathF.Abs(cosine), power), cosine), MathF.CopySign(Steady.Pow(MathF.Abs(sine), power), sine));
        var half = MathF.Max(1.5f, (level.Medial - level.Lateral) / 2);
        var middle = profile.Femur.At(below, (level.Medial + level.Lateral) / 2);
        return (middle + (medial * (a * half)) + (up * (b * level.HalfDepth)), (medial * a) + (up * b));
    }
}
