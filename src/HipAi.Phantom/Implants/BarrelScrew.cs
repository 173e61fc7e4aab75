using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>The lag screw that slides in the barrel of a side plate: of the sliding hip screw and of the condylar screw.</summary>
internal static class BarrelScrew
{
    /// <summary>Adds screw, barrel and now and then the compression screw.</summary>
    /// <param name="sketch">The assembly.</param>
    /// <param name="entry">Where its axis leaves the bone.</param>
    /// <param name="tip">Its tip in the head.</param>
    /// <param name="barrel">Length of the barrel from the plate, mm.</param>
    /// <param name="beyond">How far outside the entry the plate's middle lies, mm.</param>
    /// <param name="metal">Its metal.</param>
    /// <param name="slid">How far the screw has slid back, mm; its end then stands out of the plate.</param>
    public static void Add(ImplantSketch sketch, Vector3 entry, Vector3 tip, float barrel, float beyond, Material metal, float slid = 0)
    {
        var total = Vector3.Distance(entry, tip);
        var direction = (tip - entry) / total;
        var outside = entry - (direction * beyond);
        var end = entry + (direction * MathF.Min(barrel - beyond, total - 25));
        sketch.Add(Shapes.Sleeve(outside, end, 6.3f, 4.15f), metal, Material.Spongiosa, name: "barrel");
        // The screw stops short of the plate, so that it has room to slide; one that has slid far stands out of it.
        var start = slid > 0 ? outside - (direction * slid) : entry + (direction * sketch.Between(2, MathF.Min(10, total - 48)));
        var form = new ScrewForm(12.5f, 8.4f, 8, 22, 3.2f, 0, 0);
        sketch.Add(Shapes.Screw(start, tip, form, 12), metal, Material.Spongiosa, name: "lag screw");
        if (slid <= 0 && sketch.Chance(0.35))
        {
            var inside = start + (direction * 3);
            sketch.Add(Shapes.Revolve(outside - (direction * 2.5f), direction, [new(4, 0), new(4, 4), new(2, 4.2f), new(2, Vector3.Distance(outside, inside))], 10), metal, Material.SoftTissue, name: "compression screw");
            sketch.Note("compressionScrew", "yes");
        }

        sketch.Note("lagScrewLength", total);
        sketch.Note("barrel", barrel);
    }
}
