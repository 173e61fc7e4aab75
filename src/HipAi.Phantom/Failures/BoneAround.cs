using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Failures;

/// <summary>The bones of a hip as distances, so that what eats them stays inside.</summary>
internal sealed class BoneAround(FemurField femur, HemipelvisField pelvis)
{
    public FemurField FemurField => femur;

    /// <summary>Distance to the surface of the bone, below 0 inside.</summary>
    public float Outer(Vector3 p, ImplantSegment segment) => segment == ImplantSegment.Femur ? femur.Outer(p) : pelvis.Outer(p);

    /// <summary>Thickness of the cortex near a point.</summary>
    public float Cortex(Vector3 p, ImplantSegment segment) => segment == ImplantSegment.Femur ? femur.Cortex(p) : pelvis.Cortex(p);

    /// <summary>The direction out of the bone at a point.</summary>
    public Vector3 Outward(Vector3 p, ImplantSegment segment)
    {
        const float step = 0.5f;
        float Along(Vector3 axis) => Outer(p + (axis * step), segment) - Outer(p - (axis * step), segment);
        var slope = new Vector3(Along(Vector3.UnitX), Along(Vector3.UnitY), Along(Vector3.UnitZ));
        return slope.LengthSquared() < 1e-9f ? Vector3.UnitX : Vector3.Normalize(slope);
    }

    /// <summary>How far a direction stays in the bone, at most a reach.</summary>
    public float Room(Vector3 from, Vector3 direction, float reach, ImplantSegment segment)
    {
        const float skin = 0.6f;
        var at = 0f;
        for (var i = 0; i < 6 && at < reach; i++)
        {
            var depth = -Outer(from + (direction * at), segment) - skin;
            if (depth < 0.1f) break;
            at += depth;
        }

        return MathF.Min(at, reach);
    }
}
