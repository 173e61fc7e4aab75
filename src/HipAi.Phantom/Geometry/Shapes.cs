using System.Numerics;

namespace HipAi.Phantom.Geometry;

/// <summary>
/// Builders of closed, outward wound meshes, all measures in millimetres. Round sections are drawn as polygons of the
/// same area as the circle, so that the material along a beam is right even with few sides.
/// </summary>
public static partial class Shapes
{
    /// <summary>A ball.</summary>
    /// <param name="centre">Its centre.</param>
    /// <param name="radius">Its radius, above 0.</param>
    /// <param name="segments">Sides around the equator, at least 4.</param>
    public static TriangleMesh Sphere(Vector3 centre, float radius, int segments = 24) =>
        Ellipsoid(centre, new Vector3(radius), segments);

    /// <summary>An ellipsoid with its axes along x, y and z.</summary>
    /// <param name="centre">Its centre.</param>
    /// <param name="radii">Half axes, each above 0.</param>
    /// <param name="segments">Sides around the equator, at least 4.</param>
    public static TriangleMesh Ellipsoid(Vector3 centre, Vector3 radii, int segments = 24)
    {
        if (radii.X <= 0 || radii.Y <= 0 || radii.Z <= 0) throw new ArgumentOutOfRangeException(nameof(radii), radii, "Radii must be above 0.");
        var unit = Revolve(Vector3.Zero, Vector3.UnitZ, [.. Arc(1, -90, 90, Math.Max(4, segments / 2))], segments);
        return unit.Transform(Matrix4x4.CreateScale(radii).Then(Matrix4x4.CreateTranslation(centre)));
    }

    /// <summary>A cylinder with flat ends.</summary>
    /// <param name="from">Centre of one end.</param>
    /// <param name="to">Centre of the other, not the same point.</param>
    /// <param name="radius">Radius, above 0.</param>
    /// <param name="segments">Sides, at least 3.</param>
    public static TriangleMesh Cylinder(Vector3 from, Vector3 to, float radius, int segments = 16) =>
        Cone(from, to, radius, radius, segments);

    /// <summary>A frustum with flat ends; a radius of 0 makes a point.</summary>
    /// <param name="from">Centre of one end.</param>
    /// <param name="to">Centre of the other, not the same point.</param>
    /// <param name="fromRadius">Radius at <paramref name="from"/>, 0 or more.</param>
    /// <param name="toRadius">Radius at <paramref name="to"/>, 0 or more.</param>
    /// <param name="segments">Sides, at least 3.</param>
    public static TriangleMesh Cone(Vector3 from, Vector3 to, float fromRadius, float toRadius, int segments = 16)
    {
        var axis = to - from;
        return Revolve(from, axis, [new Vector2(fromRadius, 0), new Vector2(toRadius, axis.Length())], segments);
    }

    /// <summary>A box, its edges along three directions.</summary>
    /// <param name="centre">Its centre.</param>
    /// <param name="x">Half of the first edge, as a vector.</param>
    /// <param name="y">Half of the second edge, across the first.</param>
    /// <param name="z">Half of the third edge, across both.</param>
    public static TriangleMesh Box(Vector3 centre, Vector3 x, Vector3 y, Vector3 z)
    {
        Vector3[] Face(Vector3 at) => [at - x - y, at + x - y, at + x + y, at - x + y];
        return Outward(Loft([Face(centre - z), Face(centre + z)]));
    }

    /// <summary>A cup: the wall between two concentric spheres up to an opening plane, with a flat rim.</summary>
    /// <param name="centre">The common centre of the spheres.</param>
    /// <param name="opening">Direction out of the opening.</param>
    /// <param name="outerRadius">Radius of the outside.</param>
    /// <param name="innerRadius">Radius of the inside, above 0 and below <paramref name="outerRadius"/>.</param>
    /// <param name="rimHeight">Height of the rim above the centre towards the opening (negative: less than half a sphere).</param>
    /// <param name="segments">Sides around the opening.</param>
    public static TriangleMesh Shell(
        Vector3 centre, Vector3 opening, float outerRadius, float innerRadius, float rimHeight = 0, int segments = 32)
    {
        if (innerRadius <= 0 || innerRadius >= outerRadius)
            throw new ArgumentOutOfRangeException(nameof(innerRadius), innerRadius, $"Inner radius must lie between 0 and {outerRadius}.");
        if (MathF.Abs(rimHeight) >= innerRadius)
            throw new ArgumentOutOfRangeException(nameof(rimHeight), rimHeight, "The rim must lie on both spheres.");
        var outer = Arc(outerRadius, -90, float.RadiansToDegrees(Steady.Asin(rimHeight / outerRadius)), segments / 3);
        var inner = Arc(innerRadius, -90, float.RadiansToDegrees(Steady.Asin(rimHeight / innerRadius)), segments / 3);
        return Revolve(centre, opening, [.. outer, .. inner.Reverse()], segments);
    }

    /// <summary>The points of an arc around the origin of a profile, angles from the radius axis in degrees.</summary>
    /// <param name="radius">Radius of the arc.</param>
    /// <param name="fromDegrees">First angle; -90 is on the axis, below.</param>
    /// <param name="toDegrees">Last angle; 90 is on the axis, above.</param>
    /// <param name="steps">Number of chords.</param>
    public static IEnumerable<Vector2> Arc(float radius, float fromDegrees, float toDegrees, int steps)
    {
        for (var i = 0; i <= steps; i++)
        {
            var angle = float.DegreesToRadians(fromDegrees + ((toDegrees - fromDegrees) * i / steps));
            yield return new Vector2(radius * Steady.Cos(angle), radius * Steady.Sin(angle));
        }
    }
}
