using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Anatomy;

/// <summary>What lies in and on the flesh: bowel gas, fat planes, calcifications, things left on. None of it knows the hardware.</summary>
internal static class SoftTissueDetails
{
    public static List<TriangleMesh> Gas(Random random, BodyShape body, float scale)
    {
        var gas = new List<TriangleMesh>();
        var loops = random.Next(2, 9);
        for (var i = 0; i < loops; i++)
        {
            var centre = new Vector3(random.Uniform(-105, 105), random.Uniform(-60, -10), random.Uniform(35, 185)) * scale;
            if (random.Chance(0.3)) centre = new Vector3(random.Uniform(-25, 25), random.Uniform(20, 60), random.Uniform(5, 60)) * scale;
            var size = random.LogUniform(6, 24);
            var bubbles = random.Next(1, 9);
            for (var b = 0; b < bubbles; b++)
            {
                var shift = new Vector3(random.Uniform(-1, 1), random.Uniform(-0.6f, 0.6f), random.Uniform(-1, 1)) * size * (b == 0 ? 0 : 1.4f);
                var radius = size * (b == 0 ? 1 : random.Uniform(0.2f, 0.7f)) * 0.8f;
                var stretch = new Vector3(random.Uniform(0.8f, 1.5f), random.Uniform(0.4f, 0.9f), random.Uniform(0.6f, 1.1f));
                gas.Add(Loft.Ellipsoid(centre + shift, radius * stretch, 10));
            }
        }

        return [TriangleMesh.Join(gas)];
    }

    public static List<TriangleMesh> Fat(Random random, float scale, float hipDistance)
    {
        // Fat of the pelvic cavity round the bladder, and between the gluteal muscles.
        var fat = new List<TriangleMesh>();
        var cavity = random.Uniform(0.7f, 1.1f) * scale;
        fat.Add(Loft.Ellipsoid(new Vector3(0, 8, 14), new Vector3(48, 26, 40) * cavity, 12));
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var x = side * ((hipDistance / 2) + 26);
            fat.Add(Loft.Ellipsoid(new Vector3(x, 22, 44), new Vector3(7, 40, 46) * random.Uniform(0.7f, 1.1f), 10));
            fat.Add(Loft.Ellipsoid(new Vector3(side * 58, -40, -50), new Vector3(13, 22, 34) * random.Uniform(0.7f, 1.1f), 10));
        }

        return fat;
    }

    /// <summary>Phleboliths of the pelvic floor, and calcified femoral arteries in the old.</summary>
    public static List<TriangleMesh> Calcifications(Random random, int age, float scale, float hipDistance)
    {
        var spots = new List<TriangleMesh>();
        for (var n = random.Chance(0.4) ? random.Next(1, 6) : 0; n > 0; n--)
        {
            var centre = new Vector3(random.Uniform(-55, 55), random.Uniform(-10, 40), random.Uniform(-40, 5)) * scale;
            spots.Add(Loft.Ellipsoid(centre, new Vector3(random.Uniform(1, 2.6f)), 6));
        }

        if (age > 65 && random.Chance(0.3))
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                for (var z = 10f; z > -190; z -= random.Uniform(5, 22))
                {
                    var centre = new Vector3(side * ((hipDistance / 2) - 8 + (z * 0.05f) + random.Uniform(-4, 4)), -42 + random.Uniform(-3, 3), z);
                    spots.Add(Loft.Ellipsoid(centre, new Vector3(random.Uniform(0.7f, 1.4f), random.Uniform(0.7f, 1.4f), random.Uniform(2, 7)), 6));
                }

        return spots.Count == 0 ? [] : [TriangleMesh.Join(spots)];
    }
}
