using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>The cement of a spacer, which surgeons make more opaque than that of a joint.</summary>
/// <param name="Material">The cement as it comes.</param>
/// <param name="Grade">How often its opacifier is in it: 1 is 10 % barium sulfate or 15 % zirconium dioxide, 3 about 30 % barium sulfate.</param>
internal sealed record SpacerCement(Material Material, int Grade)
{
    public static SpacerCement Draw(ImplantSketch sketch)
    {
        var material = sketch.Pick((Material.BariumCement, 0.6), (Material.ZirconiumCement, 0.4));
        return new SpacerCement(material, material == Material.BariumCement ? sketch.Pick((1, 0.5), (2, 0.3), (3, 0.2)) : 1);
    }

    /// <summary>
    /// Adds a body of it. Each grade more lays the same body on the same place once again: the attenuation of twice the
    /// cement less the tissue is that of cement with twice the salt, to a tenth.
    /// </summary>
    public void Add(ImplantSketch sketch, TriangleMesh mesh, Material displaces, string name, ImplantSegment segment = ImplantSegment.Femur)
    {
        for (var i = 0; i < Grade; i++) sketch.Add(mesh, Material, displaces, segment, name);
    }

    /// <summary>Takes a body out of it: a bubble or a crack.</summary>
    public void Hollow(ImplantSketch sketch, TriangleMesh mesh, string name, ImplantSegment segment = ImplantSegment.Femur)
    {
        for (var i = 0; i < Grade; i++) sketch.Add(mesh, Material.SoftTissue, Material, segment, name);
    }

    public void Note(ImplantSketch sketch)
    {
        sketch.Note("cement", Material.ToString());
        sketch.Note("opacifier", Material == Material.BariumCement ? $"{10 * Grade} % barium sulfate" : "15 % zirconium dioxide");
    }
}
