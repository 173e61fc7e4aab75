using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>A point source and a flat detector, in patient coordinates (x to patient left, y posterior, z to the head, mm).</summary>
/// <param name="Source">The focal spot.</param>
/// <param name="Corner">Centre of the top-left pixel.</param>
/// <param name="Right">Unit vector along a row, as displayed.</param>
/// <param name="Down">Unit vector along a column, as displayed.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pitch">Distance of pixel centres on the detector, mm.</param>
internal sealed record ViewGeometry(Vector3 Source, Vector3 Corner, Vector3 Right, Vector3 Down, int Width, int Height, float Pitch)
{
    /// <summary>Unit vector across the detector, away from the source.</summary>
    public Vector3 Beam { get; } = Vector3.Normalize(Steady.Cross(Right, Down));

    /// <summary>Distance of source and detector plane, mm.</summary>
    public float SourceToDetector => Vector3.Dot(Corner - Source, Beam);

    /// <summary>Column and row (fractional) where a point is seen, and how far along its ray it lies (0 source, 1 detector).</summary>
    public (float X, float Y, float Along) Project(Vector3 point)
    {
        var ray = point - Source;
        var along = Vector3.Dot(ray, Beam) / SourceToDetector;
        var hit = Source + (ray / along) - Corner;
        return (Vector3.Dot(hit, Right) / Pitch, Vector3.Dot(hit, Down) / Pitch, along);
    }

    /// <summary>From the source to a pixel on the detector.</summary>
    public Vector3 Ray(float x, float y) => Corner - Source + (Right * (x * Pitch)) + (Down * (y * Pitch));

    /// <summary>Distances from the source to the pixels of a row, mm.</summary>
    /// <param name="y">The row.</param>
    /// <param name="lengths">Receives one length per column.</param>
    public void RayLengths(int y, Span<float> lengths)
    {
        var first = Ray(0, y);
        var (square, along) = (first.LengthSquared(), 2 * Pitch * Vector3.Dot(first, Right));
        for (var x = 0; x < lengths.Length; x++) lengths[x] = MathF.Sqrt(square + (x * along) + (x * Pitch * (x * Pitch)));
    }

    /// <summary>The same view with pixels <paramref name="factor"/> times as wide.</summary>
    public ViewGeometry Coarser(int factor)
    {
        var shift = (factor - 1) / 2f * Pitch;
        return this with
        {
            Corner = Corner + ((Right + Down) * shift),
            Width = (Width + factor - 1) / factor,
            Height = (Height + factor - 1) / factor,
            Pitch = Pitch * factor,
        };
    }
}
