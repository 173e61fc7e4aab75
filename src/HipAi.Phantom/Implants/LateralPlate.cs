using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Plates on the lateral cortex.</summary>
internal static class LateralPlate
{
    /// <summary>Adds a plate that follows the cortex from one level to another.</summary>
    /// <param name="sketch">The assembly.</param>
    /// <param name="top">Level of its upper end, mm below the head centre (negative above it).</param>
    /// <param name="bottom">Level of its lower end.</param>
    /// <param name="width">Width, mm.</param>
    /// <param name="thickness">Thickness, mm.</param>
    /// <param name="metal">Its metal.</param>
    /// <returns>The clearance of its middle from the bone.</returns>
    public static float Add(ImplantSketch sketch, float top, float bottom, float width, float thickness, Material metal)
    {
        var steps = Math.Max(3, (int)((bottom - top) / 14));
        var middle = (thickness / 2) + 0.3f;
        var path = new Vector3[steps + 1];
        for (var i = 0; i <= steps; i++) path[i] = sketch.Femur.LateralCortex(top + ((bottom - top) * i / steps), middle);
        sketch.Add(Shapes.Plate(path, -sketch.Femur.Medial, width, thickness), metal, Material.SoftTissue);
        return middle;
    }

    /// <summary>Adds screw holes to a plate, most of them with screws through both cortices.</summary>
    /// <param name="sketch">The assembly.</param>
    /// <param name="first">Level of the first hole.</param>
    /// <param name="count">Number of holes.</param>
    /// <param name="spacing">Distance of the holes.</param>
    /// <param name="thickness">Thickness of the plate.</param>
    /// <param name="metal">Metal of plate and screws.</param>
    /// <param name="form">The screws.</param>
    /// <param name="filled">Share of the holes with a screw; the first and the last always have one.</param>
    public static void Screws(
        ImplantSketch sketch, float first, int count, float spacing, float thickness, Material metal, ScrewForm form, double filled = 0.9)
    {
        for (var i = 0; i < count; i++)
        {
            var level = first + (i * spacing);
            var stagger = i % 2 == 0 ? 1.2f : -1.2f;
            Fixation.Hole(sketch, level, (thickness / 2) + 0.3f, thickness / 2, new SweepSection(form.ThreadDiameter * 0.55f, form.ThreadDiameter * 0.75f), metal, stagger);
            if (i == 0 || i == count - 1 || sketch.Chance(filled))
                Fixation.Bicortical(sketch, level, thickness - 1.5f, metal, form, stagger, sketch.Between(-2, 2));
        }

        sketch.Note("holes", count);
    }

    /// <summary>Steel mostly, titanium sometimes.</summary>
    public static Material Metal(ImplantSketch sketch, double titanium = 0.2) =>
        sketch.Chance(titanium) ? Material.Titanium : Material.Steel;
}
