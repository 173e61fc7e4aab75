using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Foreign;

/// <summary>Draws what else is in or on a patient and says nothing of the hip.</summary>
internal static class ForeignBodies
{
    /// <summary>Buttons, coins, a calibration ball.</summary>
    public static List<ForeignPart> Draw(Random random, BodyShape body)
    {
        var things = new List<ForeignPart>();
        if (random.Chance(0.05))
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                var place = new Vector3(random.Uniform(-140, 140), -body.HalfDepth, random.Uniform(20, 150));
                things.Add(On(Loft.Ellipsoid(place, new Vector3(random.Uniform(4, 8), 1, random.Uniform(4, 8)), 8), "button"));
            }

        if (random.Chance(0.04))
            things.Add(On(Loft.Ellipsoid(new Vector3(random.Uniform(-20, 20), 0, random.Uniform(-150, -110)), new Vector3(12.7f), 14), "calibration ball"));
        return things;
    }

    private static ForeignPart On(TriangleMesh mesh, string name) => new(mesh, Material.Steel, Material.Air, name, ForeignAnchor.Trunk);
}
