using System.Numerics;

namespace HipAi.Phantom.Geometry;

public static partial class Shapes
{
    private const float OnAxis = 1e-4f;

    /// <summary>
    /// Turns an open profile about an axis. Where an end of the profile is not on the axis, a flat disc closes it.
    /// </summary>
    /// <param name="origin">A point on the axis, where the profile's Y is 0.</param>
    /// <param name="axis">Direction of the axis, of any length but 0.</param>
    /// <param name="profile">Points (X radius, Y along the axis), in either direction; only the ends may touch the axis.</param>
    /// <param name="segments">Sides, at least 3.</param>
    public static TriangleMesh Revolve(Vector3 origin, Vector3 axis, IReadOnlyList<Vector2> profile, int segments = 24)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var rings = profile.Where(p => p.X > OnAxis).Select(p => Turn(origin, axis, p, segments)).ToArray();
        if (rings.Length == 0) throw new ArgumentException("The profile has no point off the axis.", nameof(profile));
        var direction = Vector3.Normalize(axis);
        var vertices = new List<Vector3>(rings.SelectMany(r => r))
        {
            origin + (direction * profile[0].Y),
            origin + (direction * profile[^1].Y),
        };
        var indices = new List<int>();
        for (var ring = 0; ring + 1 < rings.Length; ring++) Skin(indices, ring * segments, (ring + 1) * segments, segments);
        var last = (rings.Length - 1) * segments;
        for (var i = 0; i < segments; i++)
        {
            var next = (i + 1) % segments;
            indices.AddRange([vertices.Count - 2, next, i]);
            indices.AddRange([vertices.Count - 1, last + i, last + next]);
        }

        return Outward(new TriangleMesh([.. vertices], [.. indices]));
    }

    /// <summary>Turns a closed profile that stays clear of the axis: a ring or sleeve.</summary>
    /// <param name="origin">A point on the axis, where the profile's Y is 0.</param>
    /// <param name="axis">Direction of the axis, of any length but 0.</param>
    /// <param name="profile">Three or more points (X radius above 0, Y along the axis) of a simple polygon, not repeated at the end.</param>
    /// <param name="segments">Sides, at least 3.</param>
    public static TriangleMesh RevolveRing(Vector3 origin, Vector3 axis, IReadOnlyList<Vector2> profile, int segments = 24)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Any(p => p.X <= OnAxis)) throw new ArgumentException("Every radius must be above 0.", nameof(profile));
        return LoftLoop([.. profile.Select(p => Turn(origin, axis, p, segments))]);
    }

    /// <summary>A straight sleeve: the wall between two coaxial cylinders.</summary>
    /// <param name="from">Centre of one end.</param>
    /// <param name="to">Centre of the other.</param>
    /// <param name="outerRadius">Outer radius.</param>
    /// <param name="innerRadius">Inner radius, above 0 and below <paramref name="outerRadius"/>.</param>
    /// <param name="segments">Sides, at least 3.</param>
    public static TriangleMesh Sleeve(Vector3 from, Vector3 to, float outerRadius, float innerRadius, int segments = 16)
    {
        var length = Vector3.Distance(from, to);
        return RevolveRing(from, to - from, [new(outerRadius, 0), new(outerRadius, length), new(innerRadius, length), new(innerRadius, 0)], segments);
    }

    /// <summary>
    /// A screw as a solid of revolution: round head, plain shank, and a thread as saw-tooth ridges to a blunt point.
    /// </summary>
    /// <param name="start">Where the head ends and the shank begins.</param>
    /// <param name="tip">The point; farther than 3 mm from <paramref name="start"/>.</param>
    /// <param name="form">The measures of the screw.</param>
    /// <param name="segments">Sides, at least 3.</param>
    public static TriangleMesh Screw(Vector3 start, Vector3 tip, ScrewForm form, int segments = 10)
    {
        ArgumentNullException.ThrowIfNull(form);
        var length = Vector3.Distance(start, tip);
        if (length <= 3) throw new ArgumentException("A screw must be longer than 3 mm.", nameof(tip));
        var (thread, core, shank) = (form.ThreadDiameter / 2, form.CoreDiameter / 2, form.ShankDiameter / 2);
        var profile = new List<Vector2>();
        if (form.HeadDiameter > 0)
            profile.AddRange([new(0.6f * form.HeadDiameter / 2, -form.HeadHeight), new(form.HeadDiameter / 2, -0.55f * form.HeadHeight), new(form.HeadDiameter / 2, -0.2f * form.HeadHeight)]);
        profile.Add(new(shank, 0));
        var threadStart = MathF.Max(0.5f, length - form.ThreadLength);
        profile.Add(new(shank, threadStart));
        var pointed = length - MathF.Min(2, 0.3f * length);
        for (var at = threadStart + (0.3f * form.Pitch); at + (0.6f * form.Pitch) < pointed; at += form.Pitch)
            profile.AddRange([new(core, at), new(thread, at + (0.45f * form.Pitch))]);
        profile.AddRange([new(core, pointed), new(0.3f * core, length)]);
        return Revolve(start, tip - start, profile, segments);
    }

    /// <summary>One ring of a solid of revolution, widened to the area of the circle.</summary>
    private static Vector3[] Turn(Vector3 origin, Vector3 axis, Vector2 point, int segments)
    {
        if (segments < 3) throw new ArgumentOutOfRangeException(nameof(segments), segments, "At least 3 sides are needed.");
        if (axis.LengthSquared() < OnAxis * OnAxis) throw new ArgumentException("The axis has no length.", nameof(axis));
        var direction = Vector3.Normalize(axis);
        var (side, up) = Across(direction);
        var radius = point.X * EqualArea(segments);
        var ring = new Vector3[segments];
        for (var i = 0; i < segments; i++)
        {
            var (sine, cosine) = Steady.SinCos(MathF.Tau * i / segments);
            ring[i] = origin + (direction * point.Y) + (((side * cosine) + (up * sine)) * radius);
        }

        return ring;
    }

    private static float EqualArea(int segments) => MathF.Sqrt(MathF.Tau / segments / Steady.Sin(MathF.Tau / segments));

    /// <summary>Two unit vectors that make a right-handed frame with a direction.</summary>
    private static (Vector3 Side, Vector3 Up) Across(Vector3 direction)
    {
        var helper = MathF.Abs(direction.Z) < 0.9f ? Vector3.UnitZ : Vector3.UnitX;
        var side = Vector3.Normalize(Steady.Cross(helper, direction));
        return (side, Steady.Cross(direction, side));
    }
}
