using System.Numerics;
using HipAi.Phantom.Geometry;
using static HipAi.Phantom.Geometry.SignedDistance;

namespace HipAi.Phantom.Anatomy;

/// <summary>
/// One half of the pelvis as a signed distance in the canonical hip frame (x lateral, y anterior, z up, origin at the
/// head centre): iliac wing, acetabulum, pubis with its rami, ischium. Landmarks follow open CT statistics.
/// </summary>
internal sealed class HemipelvisField
{
    private static readonly Vector2[] WingOutline =
    [
        new(54, 74), new(49, 92), new(27, 108), new(-8, 122), new(-46, 118), new(-80, 92), new(-97, 62), new(-86, 40),
        new(-64, 27), new(-46, 20), new(-36, 2), new(-20, -8), new(16, -6), new(30, 12), new(37, 34), new(38, 52),
    ];

    private readonly float _scale;
    private readonly float _flare;
    private readonly float _thickness;
    private readonly float _socketRadius;
    private readonly float _rim;
    private readonly Vector3 _opening;
    private readonly Vector4[] _brim;
    private readonly Vector4[] _inferiorRamus;
    private readonly Vector4[] _ischium;
    private readonly Vector4[] _roof;
    private readonly Vector3 _pubicBody;
    private readonly Vector3 _medialWall;
    private readonly Vector3 _spine;
    private readonly float _sclerosis;

    public HemipelvisField(PelvisAnatomy pelvis, float headRadius, float jointSpace, bool reamed, float inclination, float anteversion)
    {
        _scale = pelvis.Scale;
        _flare = pelvis.Flare;
        _thickness = pelvis.WingThickness;
        // A reamed socket has lost its cartilage and the subchondral plate.
        _socketRadius = headRadius + jointSpace + (reamed ? 1.5f : 0);
        _rim = _socketRadius + 4;
        _sclerosis = jointSpace < 2 && !reamed ? 2.4f : 1.1f;
        var (sinI, cosI) = Steady.SinCos(float.DegreesToRadians(inclination));
        var (sinA, cosA) = Steady.SinCos(float.DegreesToRadians(anteversion));
        _opening = new Vector3(sinI * cosA, sinA, -cosI * cosA);
        var s = _scale;
        var mid = -pelvis.HipDistance / 2;
        var w = pelvis.SubpubicWidth;
        _brim =
        [
            new(mid + (40 * s), -66 * s, 46 * s, 9 * s), new(mid + (44 * s), -50 * s, 34 * s, 8.5f * s),
            new(mid + (52 * s), -24 * s, 20 * s, 8 * s),
            new(mid + (56 * s), 8 * s, 8 * s, 8.5f * s), new(mid + (46 * s), 32 * s, -3 * s, 8 * s), new(mid + (26 * s), 47 * s, -13 * s, 7.5f * s),
            new(mid + (10 * s), 49 * s, -20 * s, 9 * s),
        ];
        _pubicBody = new Vector3(mid + (14.5f * s), 44 * s, -36 * s);
        _inferiorRamus =
        [
            new(mid + (11 * s), 38 * s, -48 * s, 8 * s), new(mid + (22 * s) + (w / 2), 20 * s, -64 * s, 5.2f * s), new(mid + (40 * s) + w, -8 * s, -80 * s, 6.5f * s),
            new(mid + (54 * s) + w, -28 * s, -84 * s, 12 * s),
        ];
        _ischium =
        [
            new(mid + (72 * s), -24 * s, -6 * s, 14 * s), new(mid + (66 * s) + (w / 2), -31 * s, -40 * s, 9.5f * s),
            new(mid + (60 * s) + w, -33 * s, -70 * s, 13.5f * s), new(mid + (56 * s) + w, -26 * s, -84 * s, 11 * s),
        ];
        _roof = [new(-4 * s, 6 * s, 30 * s, 13 * s), new(-12 * s, -14 * s, 42 * s, 12 * s), new(-28 * s, -44 * s, 44 * s, 9 * s)];
        _spine = new Vector3(mid + (58 * s), -42 * s, -12 * s);
        _medialWall = new Vector3(-_socketRadius - 3, 2, -4);
    }

    public Vector3 Min => new Vector3(-100, -112, -105) * Math.Max(_scale, 1);

    public Vector3 Max => new Vector3(75, 72, 135) * Math.Max(_scale, 1);

    /// <summary>Distance to the bone's surface.</summary>
    public float Outer(Vector3 p)
    {
        var d = Wing(p);
        d = Union(d, Chain(p, _roof, 8), 14);
        d = Union(d, Chain(p, _brim, 6), 9);
        d = Union(d, Ellipsoid(p, _pubicBody, new Vector3(12.5f, 8, 18) * _scale), 6);
        d = Union(d, Chain(p, _inferiorRamus, 5), 6);
        d = Union(d, Chain(p, _ischium, 6), 9);
        d = Union(d, Wall(p), 6);
        d = Union(d, Capsule(p, _spine, _spine + new Vector3(-10, -9, -4), 7, 3), 7);
        return Difference(d, Socket(p), 1.5f);
    }

    /// <summary>Thickness of the cortex near a point, mm: thin on the wing, stout at the socket, the brim and the notch.</summary>
    public float Cortex(Vector3 p)
    {
        var wing = SmoothStep(22 * _scale, 50 * _scale, p.Z);
        var crest = SmoothStep(-9, -3, Polygon(Flat(p), WingOutline));
        var t = 1.5f + (-1.15f * wing) + (0.95f * crest * wing);
        var socket = MathF.Abs(p.Length() - _socketRadius);
        if (socket < 6 && Vector3.Dot(p, _opening) < _socketRadius * 0.35f)
            t += _sclerosis * (1 - (socket / 6)) * SmoothStep(-0.2f, 0.9f, p.Z / _socketRadius);
        return t;
    }

    private Vector2 Flat(Vector3 p) => new Vector2(p.Y, p.Z) / _scale;

    private float Wing(Vector3 p)
    {
        var flat = Flat(p);
        var outline = Polygon(flat, WingOutline);
        if (outline > 40) return outline * _scale;
        var up = flat.Y - 20;
        var front = -11 + (up * 0.75f) - (0.0013f * up * up) + (_flare * up / 100) + (0.1f * MathF.Max(0, flat.X));
        var back = -47 + (0.12f * (flat.Y - 50)) + (0.05f * MathF.Abs(flat.X + 60));
        var sheet = front + ((back - front) * SmoothStep(28, -78, flat.X));
        var rim = Steady.Exp(-MathF.Max(0, -outline) / 6) * SmoothStep(40, 75, flat.Y);
        var rear = SmoothStep(-45, -80, flat.X);
        var half = (_thickness / 2) + (2.4f * rim) + (4 * rear);
        // The sheet leans by about 35 degrees, so its thickness is measured across the lean.
        var across = (MathF.Abs((p.X / _scale) - sheet) * 0.78f) - half;
        return Intersection(across, outline + (half * 0.3f), 4) * _scale;
    }

    private float Wall(Vector3 p)
    {
        var shell = p.Length() - _rim;
        var front = Vector3.Dot(p, _opening) - (0.02f * _socketRadius);
        var wall = Intersection(shell, front, 4);
        // Below, between pubis and ischium, the rim is open: the acetabular notch.
        wall = Difference(wall, Sphere(p, new Vector3(-0.2f, 0.22f, -0.95f) * _socketRadius, 14), 3);
        return Union(wall, Ellipsoid(p, _medialWall, new Vector3(4, 11, 12)), 4);
    }

    private float Socket(Vector3 p)
    {
        // Beyond the mouth the socket opens as a wide cylinder, or the head could not move.
        var along = Vector3.Dot(p, _opening);
        if (along <= 0) return p.Length() - _socketRadius;
        return (p - (_opening * along)).Length() - (_socketRadius + (0.1f * along));
    }
}
