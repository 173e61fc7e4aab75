using System.Numerics;
using HipAi.Phantom.Geometry;
using static HipAi.Phantom.Geometry.SignedDistance;

namespace HipAi.Phantom.Anatomy;

/// <summary>Pelvic brim, body of the ilium, pubis, ischium and quadrilateral plate in pelvic coordinates (see <see cref="HemipelvisField"/>).</summary>
internal sealed class PelvicRing
{
    // Along the brim from the sacroiliac joint to the pubic tubercle; W is the radius.
    private static readonly RodChain Brim = new(
    [
        new(58, -54, 50, 5), new(70, -36, 40, 6.5f), new(75.5f, -14, 29, 7.5f), new(74, 4, 17, 8.5f), new(68, 22, 4, 8.5f), new(56, 36, -10, 8.5f),
        new(40, 44, -20, 8), new(24, 46, -27, 8.5f), new(13, 45, -31, 9.5f),
    ], 3);

    private static readonly RodChain Roof = new(
        [new(96.5f, 3, 29, 10), new(85, 2, 34, 13), new(80, -16, 43, 11), new(77, -35, 40, 8), new(78, -37, 20, 9), new(75, -28, -8, 12.5f)], 8);

    private static readonly Vector3 FrontLow = new(92, 23, 22);
    private static readonly Vector3 FrontHigh = new(100, 31, 36);
    private static readonly Vector3 PubicBody = new(14.5f, 42, -41);
    private static readonly Vector3 Plate = new(66, -13, -4);

    private readonly RodChain _ischium;
    private readonly Vector3 _ramusFront;
    private readonly Vector3 _ramusBack;
    private readonly Vector3 _spine;

    /// <param name="female">How far apart the ischia stand: 0 in a mean man, 1 in a mean woman.</param>
    public PelvicRing(float female)
    {
        var f = female;
        _ischium = new(
        [
            new(75, -28, -8, 12.5f), new(70 + (2 * f), -33, -34, 11), new(61 + (6 * f), -34, -56, 14), new(53 + (8 * f), -23, -68.5f + f, 12),
        ], 6);
        // Seen nearly along its length: any bend of it would show as a ring.
        (_ramusFront, _ramusBack) = (new Vector3(15, 37, -50), new Vector3(51 + (8 * f), -16, -69 + (1.5f * f)));
        _spine = new Vector3(48.5f + (7 * f), -47, -13);
    }

    /// <summary>Adds the ring to what lies nearer so far.</summary>
    public float Join(Vector3 q, float d)
    {
        if (q.Z > 76) return d;
        d = Union(d, Roof.Distance(q), 15);
        d = Union(d, Brim.Distance(q), 13);
        if (q.Z > 30) return Union(d, Capsule(q, FrontLow, FrontHigh, 8, 5), 12);
        d = Union(d, Capsule(q, FrontLow, FrontHigh, 8, 5), 12);
        d = Union(d, Ellipsoid(q, Plate, new Vector3(4.5f, 22, 34)), 6);
        d = Union(d, _ischium.Distance(q), 8);
        if (q.Z > 16) return d;
        d = Union(d, Box(q, PubicBody, new Vector3(13.5f, 8.5f, 19), 8.3f), 16);
        d = Union(d, Capsule(q, _ramusFront, _ramusBack, 9.6f, 11.4f), 18);
        return Union(d, Capsule(q, new Vector3(62, -38, -8), _spine, 6, 2.4f), 6);
    }
}
