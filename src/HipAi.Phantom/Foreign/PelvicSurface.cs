using System.Numerics;
using HipAi.Phantom.Anatomy;

namespace HipAi.Phantom.Foreign;

/// <summary>The outside of one half of the pelvis, for hardware to lie on.</summary>
internal sealed class PelvicSurface(PelvisAnatomy pelvis, HipAnatomy hip)
{
    private readonly HemipelvisField field = new(pelvis, hip.HeadDiameter / 2, hip.JointSpace, false, 42, 18);

    /// <summary>Size of the bone against a mean man.</summary>
    public float Scale { get; } = pelvis.Scale;

    /// <summary>The first point of the bone met from outside, or null when the ray passes it by.</summary>
    /// <param name="from">A point outside.</param>
    /// <param name="direction">Unit direction.</param>
    /// <param name="clearance">How far in front of the bone to stop, mm.</param>
    public Vector3? Meet(Vector3 from, Vector3 direction, float clearance)
    {
        var at = from;
        for (var i = 0; i < 90; i++)
        {
            var free = field.Outer(at) - clearance;
            if (free < 0.1f) return at;
            if (Vector3.Distance(at, from) > 220) return null;
            at += direction * MathF.Max(0.15f, 0.7f * free);
        }

        return null;
    }
}
