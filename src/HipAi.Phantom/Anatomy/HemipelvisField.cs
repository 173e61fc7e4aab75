using System.Numerics;
using HipAi.Phantom.Geometry;
using static HipAi.Phantom.Geometry.SignedDistance;

namespace HipAi.Phantom.Anatomy;

/// <summary>
/// One half of the pelvis as a signed distance in the canonical hip frame: iliac wing, acetabulum, pubis with its rami,
/// ischium. All but the acetabulum is laid out in pelvic coordinates: x from the midline (the head centre lies at 88),
/// y to anterior and z up from the head centre, for a pelvis of size 1.
/// </summary>
internal sealed class HemipelvisField
{
    private const float HeadFromMidline = 88;
    private readonly Vector3 _size;
    private readonly float _least;
    private readonly float _middle;
    private readonly float _flare;
    private readonly float _thickness;
    private readonly PelvicRing _ring;
    private readonly Acetabulum _socket;

    public HemipelvisField(
        PelvisAnatomy pelvis, float headRadius, float jointSpace, bool reamed, float inclination, float anteversion, HipCondition? condition = null)
    {
        _middle = -pelvis.HipDistance / 2;
        _size = new Vector3(-_middle / HeadFromMidline, pelvis.Scale, pelvis.Scale);
        _least = MathF.Min(_size.X, _size.Y);
        _flare = pelvis.Flare;
        // Thinner than this, both faces of the sheet would fall into one cell of the mesh.
        _thickness = MathF.Max(pelvis.WingThickness / 5.6f, 0.97f);
        _ring = new PelvicRing(Math.Clamp(pelvis.SubpubicWidth / 8, 0, 1.3f));
        _socket = new Acetabulum(headRadius, jointSpace, reamed, inclination, anteversion, reamed ? HipCondition.Sound : condition ?? HipCondition.Sound);
    }

    public Vector3 Min => new(_middle, -112 * _size.Y, -94 * _size.Z);

    public Vector3 Max => new(_middle + ((150 + MathF.Max(0, _flare * 1.2f)) * _size.X), 66 * _size.Y, 148 * _size.Z);

    /// <summary>Distance to the bone's surface.</summary>
    public float Outer(Vector3 p)
    {
        var q = Pelvic(p);
        var d = IliacWing.Distance(q, _flare, _thickness);
        d = _ring.Join(q, d) * _least;
        d = _socket.Join(p, d);
        // The symphysis parts the halves.
        return MathF.Max(d, 2.1f - (p.X - _middle));
    }

    /// <summary>Thickness of the cortex near a point, mm: thin on the wing, stout at socket, brim and notch.</summary>
    public float Cortex(Vector3 p)
    {
        var q = Pelvic(p);
        var wing = SmoothStep(24, 58, q.Z);
        var crest = SmoothStep(10, 3, IliacWing.Inside(q));
        var behind = SmoothStep(-40, -70, q.Y);
        // The inner table is the thicker one along the arcuate line, from the sacrum to the pubis.
        var joint = SmoothStep(-36, -52, q.Y) * SmoothStep(36, 46, q.Z) * SmoothStep(96, 84, q.Z) * SmoothStep(72, 58, q.X);
        var brim = SmoothStep(11, 5, MathF.Abs(q.Z - 20 - (-0.62f * q.Y))) * SmoothStep(76, 66, q.X) * SmoothStep(-62, -45, q.Y);
        var t = 1.1f - (0.58f * wing) + (wing * ((1.2f * crest) + (0.1f * behind) + (0.5f * joint))) + (1.5f * brim) - (0.4f * SmoothStep(-40, -56, q.Z));
        return _socket.Thicken(p, t);
    }

    private Vector3 Pelvic(Vector3 p) => new((p.X - _middle) / _size.X, p.Y / _size.Y, p.Z / _size.Z);
}
