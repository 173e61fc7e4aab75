using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using static HipAi.Phantom.Geometry.SignedDistance;

namespace HipAi.Phantom.Anatomy;

/// <summary>The proximal femur as a signed distance in the canonical hip frame: head, neck, trochanters, shaft.</summary>
internal sealed class FemurField
{
    // The greater trochanter is deeper from front to back than it is wide.
    private static readonly Vector3 Deep = new(1, 0.68f, 1);
    private readonly HipAnatomy _hip;
    private readonly Vector3 _axis;
    private readonly Vector3 _up;
    private readonly Vector3 _across;
    private readonly Vector3 _greaterLow;
    private readonly Vector3 _greaterTip;
    private readonly Vector3 _crest;
    private readonly Vector3 _lesser;
    private readonly Vector3 _lesserTip;
    private readonly Vector3 _fovea;
    private readonly Vector3 _load;
    private readonly float _spur;
    private readonly float _flat;
    private readonly float _cut;
    private readonly bool _resected;
    private readonly float _length;
    private (FractureLine Of, (Vector3 Point, Vector3 Normal) Face) _plane;

    public FemurField(HipAnatomy hip, bool resected, float length)
    {
        _hip = hip;
        _resected = resected;
        _length = length;
        var base_ = hip.NeckBase;
        _axis = hip.NeckDirection;
        _across = Vector3.Normalize(Steady.Cross(_axis, Vector3.UnitZ));
        _up = Steady.Cross(_across, _axis);
        _greaterTip = new Vector3(base_.X + 8, base_.Y - 9, hip.GreaterTrochanterTip - 10);
        _greaterLow = new Vector3(base_.X + 7, base_.Y - 3, -hip.LesserTrochanterLevel * 0.5f);
        _crest = new Vector3(base_.X, base_.Y - 23, hip.GreaterTrochanterTip - 15);
        _lesser = hip.ShaftCentre(hip.LesserTrochanterLevel) + new Vector3(-5, -5, 2);
        _lesserTip = hip.ShaftCentre(hip.LesserTrochanterLevel) + new Vector3(-16.5f, -14, 1);
        _fovea = (new Vector3(-0.93f, -0.25f, -0.05f) - (_axis * 0.1f)) * (hip.HeadDiameter / 2 + 3);
        _load = hip.Condition.Load;
        _spur = hip.Condition.Osteophyte;
        _flat = (hip.HeadDiameter / 2) - hip.Condition.Flattening;
        _cut = hip.NeckLength - 17;
    }

    public Vector3 Min => new(-40, -70, -_length);

    public Vector3 Max => new(_hip.NeckBase.X + 45, 60, 45);

    /// <summary>Distance to the bone's surface.</summary>
    public float Outer(Vector3 p)
    {
        var d = Shaft(p);
        if (-p.Z > _hip.LesserTrochanterLevel + 45) return d;
        d = Union(d, Neck(p), 12);
        d = Union(d, Capsule(p, _lesser, _lesserTip, 11, 7), 8);
        // The saw takes head and neck and spares the greater trochanter.
        if (_resected) d = Intersection(d, _cut - Vector3.Dot(p, _axis), 2);
        var greater = Capsule(p * Deep, _greaterLow * Deep, _greaterTip * Deep, 15.5f, 10);
        d = Union(d, greater, _resected ? 6 : 11);
        d = Union(d, Capsule(p, _crest, _lesserTip, 5, 4.5f), 3);
        return _resected ? d : Union(d, Head(p), 4);
    }

    /// <summary>Thickness of the cortex near a point, mm: thick on the shaft, a shell above the trochanters, stout at the calcar.</summary>
    public float Cortex(Vector3 p)
    {
        var below = -p.Z;
        var shaft = _hip.OuterRadius(below) - _hip.CanalRadius(below);
        var low = SmoothStep(_hip.LesserTrochanterLevel - 26, _hip.LesserTrochanterLevel + 26, below);
        var t = 0.85f + ((shaft - 0.85f) * low);
        var medial = SmoothStep(8, -14, p.X - (_hip.NeckBase.X * 0.8f));
        var calcar = SmoothStep(12, 28, below) * (1 - low) * medial;
        t += 2.6f * calcar;
        var head = p.Length() - (_hip.HeadDiameter / 2);
        if (head < 2.5f && Vector3.Dot(p, _axis) < 8)
            t = 0.55f + (0.7f * _hip.Condition.Sclerosis * SmoothStep(0.5f, 0.98f, Vector3.Dot(p, _load) / p.Length()));
        return t * (1 - (0.3f * _hip.Condition.BoneLoss * (1 - low)));
    }

    /// <summary>One of the two pieces of a broken femur: the upper one when <paramref name="upper"/>.</summary>
    public float Fragment(Vector3 p, FractureLine fracture, float gap, bool upper)
    {
        if (_plane.Of != fracture) _plane = (fracture, Plane(fracture));
        var (point, normal) = _plane.Face;
        var (outer, flat) = (Outer(p), Vector3.Dot(p - point, normal));
        // A real break is jagged: the plane waves by a millimetre or two. Where the skin is nearer the wave is of no account.
        if (outer > (upper ? flat : -flat) + (gap / 2) + 2) return outer;
        var side = flat + (1.3f * Steady.Sin(0.42f * (p.Y + (0.5f * p.X))) * Steady.Cos(0.3f * p.Z));
        return Intersection(outer, upper ? side + (gap / 2) : (gap / 2) - side, 0.5f);
    }

    private (Vector3 Point, Vector3 Normal) Plane(FractureLine fracture)
    {
        if (fracture == FractureLine.Neck) return (_axis * (_hip.HeadDiameter * 0.62f), _axis);
        if (fracture == FractureLine.Subtrochanteric)
            return (_hip.ShaftCentre(_hip.LesserTrochanterLevel + 34), Vector3.Normalize(new Vector3(0.55f, 0.2f, -1)));
        var greater = new Vector3(_hip.NeckBase.X + 14, _hip.NeckBase.Y, -8);
        var lesser = _hip.ShaftCentre(_hip.LesserTrochanterLevel) + new Vector3(-17, -9, 4);
        var along = Vector3.Normalize(lesser - greater);
        return ((greater + lesser) / 2, Vector3.Normalize(new Vector3(-along.Z, 0, along.X)));
    }

    private float Head(Vector3 p)
    {
        var radius = _hip.HeadDiameter / 2;
        var d = p.Length() - radius;
        if (d > 20) return d;
        if (_flat < radius - 0.2f) d = Intersection(d, Vector3.Dot(p, _load) - _flat, 5);
        if (_spur > 0) d = Union(d, Collar(p, radius), 3);
        return Difference(d, Sphere(p, _fovea, 6.5f), 2);
    }

    /// <summary>Osteophytes: a ring at the edge of the head, largest below.</summary>
    private float Collar(Vector3 p, float radius)
    {
        var along = Vector3.Dot(p, _axis);
        var aside = p - (_axis * along);
        var round = aside.Length();
        var lowest = round < 1e-3f ? 0 : Math.Clamp(0.45f - (0.55f * Vector3.Dot(aside, _up) / round), 0, 1);
        var tube = 1.5f + (_spur * 0.33f * lowest);
        var (du, dv) = (along - (radius * 0.42f), round - (radius * 0.9f));
        return MathF.Sqrt((du * du) + (dv * dv)) - tube;
    }

    /// <summary>The neck: higher than deep, narrowest near the head.</summary>
    private float Neck(Vector3 p)
    {
        var length = _hip.NeckLength;
        var along = Vector3.Dot(p, _axis);
        var t = Math.Clamp(along, 0, length);
        var (over, across) = (Vector3.Dot(p, _up), Vector3.Dot(p, _across) / 0.86f);
        var wide = MathF.Max(0, t - 22);
        var radius = (_hip.NeckDiameter / 2) + (0.006f * wide * wide);
        var beyond = along - t;
        return (MathF.Sqrt((over * over) + (across * across) + (beyond * beyond)) - radius) * 0.95f;
    }

    private float Shaft(Vector3 p)
    {
        var top = _hip.LesserTrochanterLevel - 22;
        var below = MathF.Max(-p.Z, top);
        var centre = _hip.ShaftCentre(below);
        var aside = p - centre;
        return (aside.Z > 0 ? aside.Length() : new Vector2(aside.X, aside.Y).Length()) - _hip.OuterRadius(below);
    }
}
