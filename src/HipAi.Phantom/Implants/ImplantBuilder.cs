using HipAi.Phantom.Anatomy;
using HipAi.Studies;

namespace HipAi.Phantom.Implants;

/// <summary>Implants the hardware of a class into a hip: variant, size, material and placement are drawn at random.</summary>
public static class ImplantBuilder
{
    /// <summary>Builds the hardware of one hip in its canonical frame.</summary>
    /// <param name="hardware">The class to build.</param>
    /// <param name="anatomy">The hip it is fitted to.</param>
    /// <param name="random">The dice; the same state gives the same assembly.</param>
    /// <returns>The parts and what was resected; without parts for most hips of the class without hardware.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hardware"/> is none of the nine classes.</exception>
    public static ImplantAssembly Build(HardwareClass hardware, HipAnatomy anatomy, Random random)
    {
        ArgumentNullException.ThrowIfNull(anatomy);
        ArgumentNullException.ThrowIfNull(random);
        var sketch = new ImplantSketch(anatomy, random);
        switch (hardware)
        {
            case HardwareClass.NoHardware: NoHardwareBuilder.Build(sketch); break;
            case HardwareClass.TotalHipArthroplasty: TotalHipBuilder.Build(sketch); break;
            case HardwareClass.Hemiarthroplasty: HemiarthroplastyBuilder.Build(sketch); break;
            case HardwareClass.IntramedullaryNail: IntramedullaryNailBuilder.Build(sketch); break;
            case HardwareClass.CannulatedScrews: CannulatedScrewsBuilder.Build(sketch); break;
            case HardwareClass.DynamicHipScrew: DynamicHipScrewBuilder.Build(sketch); break;
            case HardwareClass.BladeOrPlate: BladeOrPlateBuilder.Build(sketch); break;
            case HardwareClass.ArthroplastyWithFixation: ArthroplastyFixationBuilder.Build(sketch); break;
            case HardwareClass.PostInfectious: PostInfectiousBuilder.Build(sketch); break;
            default: throw new ArgumentOutOfRangeException(nameof(hardware), hardware, "Not one of the nine hardware classes.");
        }

        return sketch.Finish();
    }
}
