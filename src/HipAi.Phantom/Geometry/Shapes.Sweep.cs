using System.Numerics;

namespace HipAi.Phantom.Geometry;

public static partial class Shapes
{
    /// <summary>Moves a superellipse of changing size along a path, with flat ends.</summary>
    /// <param name="path">Two or more distinct points.</param>
    /// <param name="sections">The section at each point of the path.</param>
    /// <param name="reference">Direction that every section's side turns to; not along the path.</param>
    /// <param name="segments">Sides, at least 3.</param>
    public static TriangleMesh Sweep(
        IReadOnlyList<Vector3> path, IReadOnlyList<SweepSection> sections, Vector3 reference, int segments = 16)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(sections);
        if (path.Count < 2 || path.Count != sections.Count)
            throw new ArgumentException($"A path of {path.Count} points needs as many sections, at least 2; there are {sections.Count}.", nameof(sections));
        var rings = new Vector3[path.Count][];
        for (var i = 0; i < path.Count; i++)
        {
            var travel = path[Math.Min(i + 1, path.Count - 1)] - path[Math.Max(i - 1, 0)];
            rings[i] = Section(path[i], travel, sections[i], reference, segments);
        }

        return Loft(rings);
    }

    /// <summary>A round rod along a path, its ends rounded off.</summary>
    /// <param name="path">Two or more distinct points.</param>
    /// <param name="radius">Radius, above 0.</param>
    /// <param name="segments">Sides, at least 3.</param>
    public static TriangleMesh Rod(IReadOnlyList<Vector3> path, float radius, int segments = 10)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (points, inset) = WithEnds(path, radius);
        return Sweep(points, [.. inset.Select(f => SweepSection.Round(radius * f))], Across(Vector3.Normalize(path[^1] - path[0])).Side, segments);
    }

    /// <summary>A flat bar along a path with rounded ends, as a bone plate.</summary>
    /// <param name="path">The middle line of the bar, two or more distinct points.</param>
    /// <param name="facing">Direction its flat side faces; not along the path.</param>
    /// <param name="width">Width, mm.</param>
    /// <param name="thickness">Thickness, mm.</param>
    /// <param name="segments">Sides of the section, at least 3.</param>
    public static TriangleMesh Plate(IReadOnlyList<Vector3> path, Vector3 facing, float width, float thickness, int segments = 12)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (points, inset) = WithEnds(path, 0.5f * width);
        return Sweep(points, [.. inset.Select(f => new SweepSection(thickness / 2, width / 2 * f, 5))], facing, segments);
    }

    /// <summary>A closed wire along a loop of points.</summary>
    /// <param name="points">Three or more distinct points; the last joins the first.</param>
    /// <param name="radius">Radius of the wire, above 0.</param>
    /// <param name="axis">Direction the loop runs around; not along the wire anywhere.</param>
    /// <param name="segments">Sides of the wire, at least 3.</param>
    public static TriangleMesh Loop(IReadOnlyList<Vector3> points, float radius, Vector3 axis, int segments = 6)
    {
        ArgumentNullException.ThrowIfNull(points);
        var rings = new Vector3[points.Count][];
        for (var i = 0; i < rings.Length; i++)
        {
            var travel = points[(i + 1) % rings.Length] - points[(i + rings.Length - 1) % rings.Length];
            rings[i] = Section(points[i], travel, SweepSection.Round(radius), axis, segments);
        }

        return LoftLoop(rings);
    }

    /// <summary>A helical blade: a star of four wings around a core, turning on its way.</summary>
    /// <param name="start">Where the wings begin.</param>
    /// <param name="tip">Where they end.</param>
    /// <param name="wingRadius">Outer radius.</param>
    /// <param name="coreRadius">Radius between the wings.</param>
    /// <param name="twistDegrees">Turn from start to tip.</param>
    public static TriangleMesh HelicalBlade(Vector3 start, Vector3 tip, float wingRadius, float coreRadius, float twistDegrees)
    {
        const int steps = 12, wings = 4;
        var direction = Vector3.Normalize(tip - start);
        var (side, up) = Across(direction);
        var rings = new Vector3[steps + 1][];
        for (var i = 0; i <= steps; i++)
        {
            var shrink = i == steps ? 0.7f : 1;
            rings[i] = new Vector3[wings * 4];
            for (var k = 0; k < rings[i].Length; k++)
            {
                var radius = (k % 4 < 2 ? wingRadius : coreRadius) * shrink;
                var within = (k % 4) switch { 0 => -0.13f, 1 => 0.13f, 2 => 0.45f, _ => 1.12f };
                var angle = (MathF.Tau / wings * (k / 4)) + within + float.DegreesToRadians(twistDegrees * i / steps);
                rings[i][k] = Steady.Lerp(start, tip, (float)i / steps) + (((side * Steady.Cos(angle)) + (up * Steady.Sin(angle))) * radius);
            }
        }

        return Loft(rings);
    }

    /// <summary>Adds points near both ends of a path where the width shrinks along a quarter circle.</summary>
    private static (List<Vector3> Points, List<float> Width) WithEnds(IReadOnlyList<Vector3> path, float reach)
    {
        if (path.Count < 2) throw new ArgumentException("A path has at least 2 points.", nameof(path));
        var first = Math.Min(reach, 0.4f * Vector3.Distance(path[0], path[1])) * Vector3.Normalize(path[1] - path[0]);
        var last = Math.Min(reach, 0.4f * Vector3.Distance(path[^1], path[^2])) * Vector3.Normalize(path[^2] - path[^1]);
        (float At, float Width)[] steps = [(0, 0.3f), (0.13f, 0.5f), (0.5f, 0.87f), (1, 1)];
        var points = steps.Select(s => path[0] + (first * s.At)).ToList();
        var widths = steps.Select(s => s.Width).ToList();
        points.AddRange(path.Skip(1).SkipLast(1));
        widths.AddRange(Enumerable.Repeat(1f, path.Count - 2));
        points.AddRange(steps.Reverse().Select(s => path[^1] + (last * s.At)));
        widths.AddRange(steps.Reverse().Select(s => s.Width));
        return (points, widths);
    }

    private static Vector3[] Section(Vector3 at, Vector3 travel, SweepSection section, Vector3 reference, int segments)
    {
        var tangent = Vector3.Normalize(travel);
        var side = reference - (tangent * Vector3.Dot(reference, tangent));
        if (side.LengthSquared() < 1e-6f) throw new ArgumentException("The reference runs along the path.", nameof(reference));
        side = Vector3.Normalize(side);
        return Ring(at, side, Steady.Cross(tangent, side), section, segments);
    }

    /// <summary>One ring of a loft: a superellipse, counter-clockwise from <paramref name="side"/> to <paramref name="up"/>.</summary>
    /// <param name="centre">Its middle.</param>
    /// <param name="side">Unit vector of the section's side.</param>
    /// <param name="up">Unit vector across it; the loft travels along side × up.</param>
    /// <param name="section">Size and shape.</param>
    /// <param name="segments">Points, at least 3.</param>
    public static Vector3[] Ring(Vector3 centre, Vector3 side, Vector3 up, SweepSection section, int segments = 16)
    {
        if (segments < 3) throw new ArgumentOutOfRangeException(nameof(segments), segments, "At least 3 sides are needed.");
        var power = 2 / section.Squareness;
        var widen = section.Squareness <= 2 ? EqualArea(segments) : 1;
        var ring = new Vector3[segments];
        for (var i = 0; i < segments; i++)
        {
            var (sine, cosine) = Steady.SinCos(MathF.Tau * (i + 0.5f) / segments);
            var a = MathF.CopySign(Steady.Pow(MathF.Abs(cosine), power), cosine) * section.HalfSide * widen;
            var b = MathF.CopySign(Steady.Pow(MathF.Abs(sine), power), sine) * section.HalfUp * widen;
            ring[i] = centre + (side * a) + (up * b);
        }

        return ring;
    }
}
