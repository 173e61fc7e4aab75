using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Prosthetic femoral heads on their tapers.</summary>
internal static class HeadBuilder
{
    /// <summary>Share of the radius at which a head is cut flat below.</summary>
    private const float Flat = 0.64f;

    /// <summary>Distance from the centre of a head to its flat underside.</summary>
    public static float Underside(float radius) => Flat * radius;

    /// <summary>Adds a ball with a flat underside and the stem's taper in it.</summary>
    /// <param name="sketch">The assembly.</param>
    /// <param name="centre">Centre of the ball.</param>
    /// <param name="into">Unit vector from the neck into the head.</param>
    /// <param name="radius">Radius of the ball.</param>
    /// <param name="material">Its material.</param>
    /// <param name="taper">Metal of the taper in it, or none for a head in one piece with its stem.</param>
    public static void Add(ImplantSketch sketch, Vector3 centre, Vector3 into, float radius, Material material, Material? taper)
    {
        var angle = -float.RadiansToDegrees(Steady.Asin(Flat));
        var ball = Shapes.Revolve(centre, into, [.. Shapes.Arc(radius, angle, 90, 16)], 28);
        sketch.Add(ball, material, Material.SoftTissue, ImplantSegment.Femur, "head");
        sketch.Head = new HeadPlace(centre, radius);
        sketch.Note("headDiameter", 2 * radius);
        sketch.Note("headMaterial", material.ToString());
        if (taper is not { } metal) return;
        // Large metal heads are often hollow around the taper; small ones keep a deep one.
        var depth = radius > 19 && sketch.Chance(0.5) ? 0.35f : 0.15f;
        var trunnion = Shapes.Cone(centre - (into * (Underside(radius) - 0.1f)), centre + (into * depth * radius), 6.2f, 5.7f, 14);
        sketch.Add(trunnion, metal, material, ImplantSegment.Femur, "stem");
    }
}
