using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Anatomy;

/// <summary>What disease and age put into or onto the bones of a hip, as closed pieces in the canonical hip frame.</summary>
internal static class BoneLesions
{
    /// <summary>Draws the pieces of a condition.</summary>
    /// <param name="random">A stream that knows nothing of the hardware.</param>
    /// <param name="hip">The hip's measures and condition.</param>
    /// <param name="head">The native head is there.</param>
    /// <param name="socket">The native socket is there.</param>
    /// <param name="ossification">Brooker's grade, 0 to 4.</param>
    public static List<ImplantPart> Draw(Random random, HipAnatomy hip, bool head, bool socket, int ossification)
    {
        // Every piece is drawn and then kept or not: the dice fall alike whatever the hip holds.
        var (inHead, inSocket, aside) = (new List<ImplantPart>(), new List<ImplantPart>(), new List<ImplantPart>());
        var radius = hip.HeadDiameter / 2;
        var condition = hip.Condition;
        for (var i = 0; i < condition.Cysts; i++)
        {
            var size = random.LogUniform(1.6f, i == 0 ? 7 : 4);
            var at = Around(random, condition.Load, 0.5f);
            var above = i % 2 == 0;
            var centre = at * (above ? radius + hip.JointSpace + 2.5f + size : radius - 2 - size);
            AddCyst(above ? inSocket : inHead, centre, size, above ? ImplantSegment.Pelvis : ImplantSegment.Femur);
        }

        if (condition.Sclerosis > 0.5f) AddSclerosis(inHead, inSocket, random, hip, radius);
        if (condition.Necrosis > 0) AddNecrosis(inHead, random, condition, radius);
        var spot = (Around(random, hip.NeckDirection, 0.3f) * random.Uniform(6, 34)) + new Vector3(0, 0, 4);
        var island = Loft.Ellipsoid(spot, new Vector3(random.Uniform(1.5f, 3), 2, random.Uniform(1.5f, 4)), 7);
        if (condition.Island) inHead.Add(new ImplantPart(island, Material.Cortex, Material.Spongiosa, ImplantSegment.Femur));
        if (condition.Enthesophyte > 0) AddSpurs(aside, random, hip);
        AddOssification(aside, random, hip, ossification);
        return [.. head ? inHead : [], .. socket ? inSocket : [], .. aside];
    }

    private static void AddCyst(List<ImplantPart> parts, Vector3 centre, float size, ImplantSegment segment)
    {
        parts.Add(new ImplantPart(Loft.Ellipsoid(centre, new Vector3(size + 0.8f), 10), Material.Cortex, Material.Spongiosa, segment));
        parts.Add(new ImplantPart(Loft.Ellipsoid(centre, new Vector3(size), 10), Material.SoftTissue, Material.Cortex, segment));
    }

    /// <summary>Denser bone behind the plates under load; bone of twice the density is drawn as half as much cortex.</summary>
    private static void AddSclerosis(List<ImplantPart> inHead, List<ImplantPart> inSocket, Random random, HipAnatomy hip, float radius)
    {
        var (load, depth) = (hip.Condition.Load, hip.Condition.Sclerosis);
        var upper = radius + hip.JointSpace + 1.5f;
        for (var i = 0; i < 3; i++)
        {
            var t = (i + 0.5f) / 3;
            var above = Lens(load, upper + (depth * t * 2.2f), random.Uniform(9, 14) * (1.1f - (0.4f * t)), depth * 0.22f);
            var below = Lens(load, radius - 1.5f - (depth * t * 1.8f), random.Uniform(8, 12) * (1.1f - (0.4f * t)), depth * 0.2f);
            inSocket.Add(new ImplantPart(above, Material.Cortex, Material.Spongiosa, ImplantSegment.Pelvis));
            inHead.Add(new ImplantPart(below, Material.Cortex, Material.Spongiosa, ImplantSegment.Femur));
        }
    }

    private static void AddNecrosis(List<ImplantPart> parts, Random random, HipCondition condition, float radius)
    {
        // A sclerotic border round a zone under the load, and from stage two on a crescent under the plate.
        var load = Vector3.Normalize(new Vector3(0.3f, 0.35f, 0.9f));
        for (var i = 0; i < 13; i++)
        {
            var dense = i < 9;
            var depth = dense ? random.Uniform(0.25f, 0.62f) : random.Uniform(0.55f, 0.8f);
            var size = new Vector3(random.Uniform(1.2f, 3.4f), random.Uniform(2, 4), random.Uniform(1, 2.8f));
            var spot = Loft.Ellipsoid(Around(random, load, dense ? 0.55f : 0.4f) * (depth * radius), size, 7);
            parts.Add(new ImplantPart(spot, dense ? Material.Cortex : Material.Fat, Material.Spongiosa, ImplantSegment.Femur));
        }

        if (condition.Necrosis > 1) parts.Add(new ImplantPart(Lens(load, radius - 2.6f, 13, 0.8f), Material.Air, Material.Spongiosa, ImplantSegment.Femur));
    }

    /// <summary>Spurs at the greater trochanter, which stays whatever is done to the joint.</summary>
    private static void AddSpurs(List<ImplantPart> parts, Random random, HipAnatomy hip)
    {
        var length = hip.Condition.Enthesophyte;
        for (var i = 0; i < 3; i++)
        {
            var root = new Vector3(hip.NeckBase.X + random.Uniform(4, 14), hip.NeckBase.Y - random.Uniform(2, 14), hip.GreaterTrochanterTip - 1);
            var size = length * random.Uniform(0.4f, 1);
            parts.Add(new ImplantPart(Loft.Ellipsoid(root, new Vector3(1.6f, 2.4f, size), 7), Material.Cortex, Material.SoftTissue, ImplantSegment.Femur));
        }
    }

    private static void AddOssification(List<ImplantPart> parts, Random random, HipAnatomy hip, int grade)
    {
        if (grade == 0) return;
        var tip = new Vector3(hip.NeckBase.X + 4, -6, hip.GreaterTrochanterTip + 4);
        var rim = new Vector3(hip.HeadDiameter * 0.45f, 0, (hip.HeadDiameter * 0.45f) + 8);
        var pieces = grade switch { 1 => random.Next(1, 4), 2 => random.Next(2, 5), 3 => random.Next(4, 7), _ => 8 };
        for (var i = 0; i < pieces; i++)
        {
            var t = grade >= 3 ? (i + 0.5f) / pieces : random.NextSingle();
            var centre = Steady.Lerp(tip, rim, t) + new Vector3(random.Uniform(-4, 7), random.Uniform(-9, 9), random.Uniform(-3, 8));
            var size = random.Uniform(0.7f, 1.2f) * (grade switch { 1 => 3.2f, 2 => 5.5f, 3 => 7, _ => 9 });
            var radii = new Vector3(random.Uniform(0.7f, 1.2f), random.Uniform(0.8f, 1.6f), random.Uniform(0.8f, 1.5f)) * size;
            var mesh = Irregular.Warp(Loft.Ellipsoid(centre, radii, 11), size * 0.3f, size * 1.5f, random);
            var core = Irregular.Warp(Loft.Ellipsoid(centre, radii * 0.8f, 9), size * 0.2f, size * 1.6f, random);
            parts.Add(new ImplantPart(mesh, Material.Cortex, Material.SoftTissue, ImplantSegment.Pelvis));
            parts.Add(new ImplantPart(core, Material.Spongiosa, Material.Cortex, ImplantSegment.Pelvis));
        }
    }

    /// <summary>A thin bowl about the head centre: a disc bent to the sphere.</summary>
    private static TriangleMesh Lens(Vector3 direction, float distance, float reach, float half)
    {
        var flat = Loft.Ellipsoid(Vector3.Zero, new Vector3(reach, reach, half), 12);
        var x = Vector3.Normalize(Steady.Cross(Vector3.UnitY, direction));
        var y = Steady.Cross(direction, x);
        Vector3 Bent(Vector3 p) => Vector3.Normalize((direction * distance) + (x * p.X) + (y * p.Y)) * (distance + p.Z);
        return flat with { Vertices = [.. flat.Vertices.Select(Bent)] };
    }

    private static Vector3 Around(Random random, Vector3 direction, float spread) =>
        Vector3.Normalize(direction + new Vector3(random.Uniform(-spread, spread), random.Uniform(-spread, spread), random.Uniform(-spread, spread)));
}
