using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Foreign;

/// <summary>Hardware of the lumbar spine, whose lower end shows on a pelvis.</summary>
internal static class SpineHardware
{
    // Middles of S1, L5, L4 and L3 at scale 1, trunk frame.
    private static readonly Vector3[] Levels = [new(0, 55, 80), new(0, 36, 110), new(0, 27, 146), new(0, 26, 183)];

    /// <summary>Rods 5.5 with pedicle screws, down to L5 or S1.</summary>
    public static IEnumerable<ForeignPart> RodsAndScrews(ForeignSpace space)
    {
        var lowest = space.Chance(0.6) ? 0 : 1;
        foreach (var side in new[] { -1, 1 })
            foreach (var part in Column(space, side, lowest)) yield return part;
        if (!space.Chance(0.3)) yield break;
        var bar = Head(space, 1, lowest + 1);
        yield return ForeignSpace.In(Shapes.Rod([bar, bar with { X = -bar.X }], 2.2f, 8), Material.Titanium, "cross link");
    }

    /// <summary>A cage between two vertebrae: a frame, or a box with markers.</summary>
    public static IEnumerable<ForeignPart> Cage(ForeignSpace space)
    {
        var middle = Steady.Lerp(Levels[0], Levels[1], 0.52f) * space.Scale;
        if (space.Chance(0.5))
        {
            yield return ForeignSpace.In(Shapes.Box(middle, new(13, 0, 0), new(0, 10, 0), new(0, 0, 4.5f)), Material.Titanium, "cage", Material.Spongiosa);
            yield return ForeignSpace.In(Shapes.Box(middle, new(10, 0, 0), new(0, 7, 0), new(0, 0, 4.5f)), Material.Spongiosa, "cage", Material.Titanium);
            yield break;
        }

        for (var i = 0; i < 4; i++)
        {
            var corner = middle + new Vector3(i % 2 == 0 ? -10 : 10, i < 2 ? -8 : 8, 0);
            yield return ForeignSpace.In(Shapes.Cylinder(corner - (Vector3.UnitZ * 4), corner + (Vector3.UnitZ * 4), 0.6f, 6), Material.Lead, "cage", Material.Spongiosa);
        }
    }

    private static List<ForeignPart> Column(ForeignSpace space, int side, int lowest)
    {
        var parts = new List<ForeignPart>();
        var heads = new List<Vector3>();
        for (var i = lowest; i < Levels.Length; i++)
        {
            var head = Head(space, side, i) + space.Jitter(1);
            var tip = (Levels[i] * space.Scale) + new Vector3(side * 9, -8, 3) + space.Jitter(2);
            heads.Add(head);
            parts.Add(ForeignSpace.In(Shapes.Screw(head, tip, new ScrewForm(6.5f, 4.6f, 5, 200, 2.8f, 0, 0), 8), Material.Titanium, "pedicle screw", Material.Spongiosa));
            parts.Add(ForeignSpace.In(Shapes.Cylinder(head - (Vector3.UnitY * 5), head + (Vector3.UnitY * 9), 5.5f, 10), Material.Titanium, "pedicle screw"));
        }

        var (first, last) = (heads[0], heads[^1]);
        var path = heads.Prepend(first + ((first - heads[1]) * 0.25f)).Append(last + ((last - heads[^2]) * 0.9f));
        parts.Add(ForeignSpace.In(Shapes.Rod([.. path.Select(p => p + (Vector3.UnitY * 4))], 2.75f, 8), Material.Titanium, "lumbar rod"));
        return parts;
    }

    private static Vector3 Head(ForeignSpace space, int side, int level) =>
        (Levels[level] + new Vector3(side * (level == 0 ? 22 : 19), 36, 4)) * space.Scale;
}
