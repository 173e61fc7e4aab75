using System.Numerics;
using HipAi.Phantom.Geometry;
using static HipAi.Phantom.Geometry.SignedDistance;

namespace HipAi.Phantom.Anatomy;

/// <summary>The socket in the canonical hip frame: walls and rim, roof with its subchondral plate, fossa, teardrop.</summary>
internal sealed class Acetabulum
{
    private const float Reach = 62;
    private readonly float _radius;
    private readonly Vector3 _centre;
    private readonly Vector3 _opening;
    private readonly Vector3 _lateral;
    private readonly Vector3 _notch;
    private readonly Vector3 _fossa;
    private readonly Vector3 _wall;
    private readonly Vector3 _load;
    private readonly float _plate;
    private readonly float _sclerosis;
    private readonly float _spur;
    private readonly float _widening;
    private readonly bool _reamed;

    public Acetabulum(float headRadius, float jointSpace, bool reamed, float inclination, float anteversion, HipCondition condition)
    {
        // The joint space is told where it is narrowest. A reamed socket has lost its cartilage and the subchondral plate.
        _reamed = reamed;
        _centre = condition.SocketShift;
        _radius = headRadius + jointSpace + (reamed ? 1.5f : _centre.Length());
        var (sinI, cosI) = Steady.SinCos(float.DegreesToRadians(inclination));
        var (sinA, cosA) = Steady.SinCos(float.DegreesToRadians(anteversion));
        _opening = new Vector3(sinI * cosA, sinA, -cosI * cosA);
        _lateral = Vector3.Normalize(new Vector3(cosI, -0.1f, sinI));
        _notch = _centre + (new Vector3(-0.15f, 0.2f, -0.97f) * _radius);
        _fossa = _centre + new Vector3(-_radius * 0.5f, 1, -5);
        _wall = _centre + new Vector3(-_radius - 1.5f, 1, -6);
        _load = condition.Load;
        _plate = reamed ? 0.2f : 1.1f;
        _sclerosis = condition.Sclerosis;
        _spur = condition.Osteophyte;
        // A shallow socket has no roof beyond its edge.
        _widening = 0.18f + (0.03f * Math.Clamp(24 - condition.CentreEdge, 0, 20));
    }

    /// <summary>Adds the walls to the bone around and takes the socket out of it.</summary>
    public float Join(Vector3 p, float d)
    {
        var from = p - _centre;
        if (from.LengthSquared() > Reach * Reach) return d;
        d = Union(d, Wall(p, from), 11);
        d = Union(d, Ellipsoid(p, _wall, new Vector3(3.6f, 11, 14)), 4);
        d = Union(d, Capsule(p, _wall + new Vector3(0, 4, 2), _wall + new Vector3(0.5f, 6, -16), 4, 4.2f), 5);
        return Difference(d, Hollow(p, from), 1.5f);
    }

    /// <summary>The cortex near the socket: its subchondral plate, thicker where the load is.</summary>
    public float Thicken(Vector3 p, float t)
    {
        var from = p - _centre;
        var distance = from.Length();
        if (MathF.Abs(distance - _radius) > 3.5f || Vector3.Dot(from, _opening) > 0.3f * _radius) return t;
        var roof = SmoothStep(0.25f, 0.95f, Vector3.Dot(from, _load) / distance);
        var plain = _reamed ? 0.4f : 0.75f;
        return plain + (roof * (_plate + _sclerosis));
    }

    private float Wall(Vector3 p, Vector3 from)
    {
        var shell = from.Length() - _radius - 3.8f;
        // The posterior wall reaches further than the anterior one.
        var front = Vector3.Dot(from, _opening) - (0.02f * _radius) + (0.14f * from.Y);
        var wall = Intersection(shell, front, 6);
        if (_spur > 0) wall = Union(wall, Sphere(from, _lateral * (_radius + 2), 2 + (_spur * 0.45f)), 4);
        // Below, between pubis and ischium, the rim is open: the acetabular notch.
        return Difference(wall, Sphere(p, _notch, 14), 3);
    }

    private float Hollow(Vector3 p, Vector3 from)
    {
        // Beyond the mouth the socket opens as a wide cylinder, or the head could not move.
        var along = Vector3.Dot(from, _opening);
        var ball = along <= 0 ? from.Length() - _radius : (from - (_opening * along)).Length() - (_radius + (_widening * along));
        return _reamed ? ball : Union(ball, Sphere(p, _fossa, (_radius * 0.5f) + 1), 3);
    }
}
