namespace HipAi.Phantom.Imaging;

/// <summary>
/// Where metal hides the patient. Exposure control and auto-range leave it out, as the better devices do; so neither dose
/// nor window tells of the hardware.
/// </summary>
internal sealed class MetalShadow(PathMap paths)
{
    private const float Least = 0.2f; // mm
    private readonly float[][] _planes = [.. Metals.Select(metal => paths[metal]).OfType<float[]>()];

    private static Material[] Metals =>
    [
        Material.Titanium, Material.CobaltChrome, Material.Steel, Material.Zirconia, Material.ZirconiaToughenedAlumina,
        Material.PorousTantalum, Material.Lead,
    ];

    /// <summary>Whether a ray meets metal or a dense ceramic.</summary>
    public bool Covers(int pixel)
    {
        foreach (var plane in _planes)
            if (plane[pixel] > Least) return true;
        return false;
    }
}
