using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>What runs through a cephalomedullary nail into the head: a lag screw, a helical blade or two screws.</summary>
internal static class HeadElement
{
    /// <summary>Where a head element came to lie.</summary>
    /// <param name="Crossing">Level where its axis crosses the shaft's, mm below the head centre.</param>
    internal readonly record struct Fit(float Crossing);

    /// <summary>Adds the element.</summary>
    /// <param name="sketch">The assembly.</param>
    /// <param name="element">Which: the second half of the nail's variant.</param>
    /// <param name="angle">Angle to the shaft, degrees.</param>
    /// <param name="out">How far its end stands out of the bone, mm.</param>
    /// <param name="metal">Its metal.</param>
    public static Fit Place(ImplantSketch sketch, string element, float angle, float @out, Material metal)
    {
        var femur = sketch.Femur;
        var direction = femur.IntoHead(angle);
        var dual = element.EndsWith("dual screws", StringComparison.Ordinal);
        var through = (femur.Anterior * sketch.Between(-4, 4)) + (Vector3.UnitZ * (sketch.Between(-5, 2) + (dual ? 3 : 0)));
        var tip = femur.Subchondral(through, direction, sketch.Between(5, 10));
        var start = femur.LateralEntry(through, direction) - (direction * @out);
        switch (element)
        {
            case "helical blade": AddBlade(sketch, start, tip, direction, metal); break;
            case "integrated dual screws": AddScrew(sketch, start, tip, new ScrewForm(11, 8.2f, 10.6f, 28, 3.2f, 0, 0), metal, "lag screw"); break;
            case "separate dual screws": AddScrew(sketch, start, tip, new ScrewForm(11, 7, 9.5f, 26, 3.2f, 0, 0), metal, "lag screw"); break;
            default: AddScrew(sketch, start, tip, new ScrewForm(10.5f, 6.6f, 9.6f, 26, 3.2f, 0, 0), metal, "lag screw"); break;
        }

        if (dual) AddSecond(sketch, element, through, direction, @out, metal);
        var along = (-sketch.Anatomy.Offset - Vector3.Dot(through, femur.Medial)) / Vector3.Dot(direction, femur.Medial);
        sketch.Note("headElement", element);
        sketch.Note("neckAngle", angle);
        return new Fit(-(through + (direction * along)).Z);
    }

    /// <summary>The second screw: thin, below the first and meshed with it, or above it on its own.</summary>
    private static void AddSecond(ImplantSketch sketch, string element, Vector3 through, Vector3 direction, float @out, Material metal)
    {
        var femur = sketch.Femur;
        var up = Vector3.Normalize(Vector3.UnitZ - (direction * Vector3.Dot(Vector3.UnitZ, direction)));
        var integrated = element == "integrated dual screws";
        var second = through + (up * (integrated ? -8 : 10.5f));
        var tip = femur.Subchondral(second, direction, sketch.Between(12, 18));
        var start = femur.LateralEntry(second, direction) - (direction * @out);
        var form = integrated ? new ScrewForm(7, 5, 6.6f, 200, 2.8f, 0, 0) : new ScrewForm(6.5f, 4.6f, 5, 22, 2.8f, 8, 3);
        AddScrew(sketch, start, tip, form, metal, "anti-rotation screw");
    }

    private static void AddScrew(ImplantSketch sketch, Vector3 start, Vector3 tip, ScrewForm form, Material metal, string name) =>
        sketch.Add(Shapes.Screw(start, tip, form, 12), metal, Material.Spongiosa, name: name);

    private static void AddBlade(ImplantSketch sketch, Vector3 start, Vector3 tip, Vector3 direction, Material metal)
    {
        var wings = tip - (direction * sketch.Between(30, 36));
        sketch.Add(Shapes.Cylinder(start, wings, 5.15f, 14), metal, Material.Spongiosa, name: "helical blade");
        sketch.Add(Shapes.HelicalBlade(wings, tip, 5.15f, 2.4f, sketch.Between(80, 110)), metal, Material.Spongiosa, name: "helical blade");
    }
}
