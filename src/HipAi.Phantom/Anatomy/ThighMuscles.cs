using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Anatomy;

/// <summary>The muscles of a thigh with the fat between them, in the canonical hip frame; they move with the limb.</summary>
internal static class ThighMuscles
{
    /// <summary>Draws one thigh.</summary>
    /// <param name="random">Sizes, and how much fat lies between.</param>
    /// <param name="hip">The hip's measures.</param>
    /// <param name="room">Half the width of the thigh inside its skin fat, mm.</param>
    public static List<TissuePart> Draw(Random random, HipAnatomy hip, float room)
    {
        var parts = new List<TissuePart>();
        var shaft = hip.ShaftCentre(150);
        var r = Math.Clamp(room / 70, 0.6f, 1.15f);
        float Sheath() => random.Uniform(0.5f, 1.8f);
        void Add(Vector3 centre, Vector3 radii, float lean) => parts.AddRange(SoftTissueDetails.Belly(centre, radii * r, lean, Sheath(), false));
        Add(new Vector3(shaft.X + (17 * r), 14, -165), new Vector3(19, 27, 130), -1);
        Add(new Vector3(shaft.X - (10 * r), 34, -170), new Vector3(21, 15, 130), 3);
        Add(new Vector3(shaft.X - (42 * r), -2, -120), new Vector3(23, 27, 92), 16);
        Add(new Vector3(shaft.X - (60 * r), -6, -150), new Vector3(11, 22, 120), 4);
        Add(new Vector3(shaft.X - (14 * r), -40, -190), new Vector3(27, 17, 130), 3);
        return parts;
    }
}
