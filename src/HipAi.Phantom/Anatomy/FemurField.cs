using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using static HipAi.Phantom.Geometry.SignedDistance;

namespace HipAi.Phantom.Anatomy;

/// <summary>The proximal femur as a signed distance in the canonical hip frame: head, neck, trochanters, shaft.</summary>
internal sealed class FemurField
{
    private readonly HipAnatomy _hip;
    private readonly Vector3 _greaterLow;
    private readonly Vector3 _greaterTip;
    private readonly Vector3 _lesser;
    private readonly Vector3 _osteophyte;
    private readonly float _cut;
    private readonly bool _resected;
    private readonly float _length;

    public FemurField(HipAnatomy hip, bool resected, float length)
    {
        _hip = hip;
        _resected = resected;
        _length = length;
        var axis = hip.NeckBase;
        _greaterTip = new Vector3(axis.X + 9, axis.Y - 9, hip.GreaterTrochanterTip - 8);
        _greaterLow = new Vector3(axis.X + 9, axis.Y - 2, -hip.LesserTrochanterLevel * 0.62f);
        _lesser = hip.ShaftCentre(hip.LesserTrochanterLevel) + new Vector3(-13, -9, 0);
        var neck = Vector3.Normalize(axis);
        _osteophyte = (neck * (hip.HeadDiameter * 0.36f)) + (new Vector3(neck.Z, 0, -neck.X) * (hip.HeadDiameter * 0.42f));
        _cut = hip.NeckLength - 17;
    }

    public Vector3 Min => new(-40, -70, -_length);

    public Vector3 Max => new(_hip.NeckBase.X + 45, 60, 45);

    /// <summary>Distance to the bone's surface.</summary>
    public float Outer(Vector3 p)
    {
        var d = Shaft(p);
        d = Union(d, Neck(p), 14);
        d = Union(d, Ellipsoid(p, _lesser, new Vector3(9, 8, 13)), 9);
        // The saw takes head and neck and spares the greater trochanter.
        if (_resected) d = Intersection(d, Vector3.Dot(-p, Vector3.Normalize(_hip.NeckBase)) + _cut, 2);
        d = Union(d, Capsule(p, _greaterLow, _greaterTip, 14, 9), _resected ? 6 : 12);
        if (_resected) return d;
        d = Union(d, p.Length() - (_hip.HeadDiameter / 2), 5);
        // An arthritic head grows a collar of osteophytes at its edge.
        return _hip.JointSpace < 2 ? Union(d, Ellipsoid(p, _osteophyte, new Vector3(7, 9, 4.5f)), 5) : d;
    }

    /// <summary>Thickness of the cortex near a point, mm: thick on the shaft, a shell above the trochanters, stout at the calcar.</summary>
    public float Cortex(Vector3 p)
    {
        var below = -p.Z;
        var shaft = _hip.OuterRadius(below) - _hip.CanalRadius(below);
        var low = SmoothStep(_hip.LesserTrochanterLevel - 28, _hip.LesserTrochanterLevel + 22, below);
        var t = 1.3f + ((shaft - 1.3f) * low);
        var medial = SmoothStep(6, -14, p.X - (_hip.NeckBase.X * 0.75f));
        var calcar = SmoothStep(12, 26, below) * (1 - low) * medial;
        return t + (2.2f * calcar);
    }

    /// <summary>One of the two pieces of a broken femur: the upper one when <paramref name="upper"/>.</summary>
    public float Fragment(Vector3 p, FractureLine fracture, float gap, bool upper)
    {
        var (point, normal) = Plane(fracture);
        // A real break is jagged: the plane waves by a millimetre or two.
        var wave = 1.3f * Steady.Sin(0.42f * (p.Y + (0.5f * p.X))) * Steady.Cos(0.3f * p.Z);
        var side = Vector3.Dot(p - point, normal) + wave;
        return Intersection(Outer(p), upper ? side + (gap / 2) : (gap / 2) - side, 0.5f);
    }

    private (Vector3 Point, Vector3 Normal) Plane(FractureLine fracture)
    {
        var neck = Vector3.Normalize(_hip.NeckBase);
        if (fracture == FractureLine.Neck) return (neck * (_hip.HeadDiameter * 0.62f), neck);
        if (fracture == FractureLine.Subtrochanteric)
            return (_hip.ShaftCentre(_hip.LesserTrochanterLevel + 34), Vector3.Normalize(new Vector3(0.55f, 0.2f, -1)));
        var greater = new Vector3(_hip.NeckBase.X + 14, _hip.NeckBase.Y, -8);
        var lesser = _lesser + new Vector3(-4, 0, 4);
        var along = Vector3.Normalize(lesser - greater);
        return ((greater + lesser) / 2, Vector3.Normalize(new Vector3(-along.Z, 0, along.X)));
    }

    private float Neck(Vector3 p)
    {
        var base_ = _hip.NeckBase;
        var half = _hip.NeckDiameter / 2;
        var mid = base_ * 0.5f;
        var d = Union(Capsule(p, Vector3.Zero, mid, half * 0.98f, half * 0.94f), Capsule(p, mid, base_, half * 0.94f, half * 1.2f), 6);
        return d;
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
