using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Foreign;

/// <summary>
/// Builds hip hardware that the nine classes do not name: what a classifier should hold back on. The details name it
/// under <c>outOfClass</c>.
/// </summary>
internal static class OutOfClass
{
    /// <summary>How often each kind is drawn.</summary>
    private static readonly (OutOfClassKind Kind, double Weight)[] Shares =
    [
        (OutOfClassKind.HipResurfacing, 0.22), (OutOfClassKind.AcetabularPlate, 0.26), (OutOfClassKind.PeriacetabularOsteotomy, 0.12),
        (OutOfClassKind.TumourMegaprosthesis, 0.10), (OutOfClassKind.Arthrodesis, 0.04), (OutOfClassKind.ExternalFixator, 0.08),
        (OutOfClassKind.SlippedEpiphysisScrew, 0.09), (OutOfClassKind.FemoralNeckSystem, 0.09),
    ];

    /// <summary>The word for a kind.</summary>
    public static string Word(OutOfClassKind kind) => kind switch
    {
        OutOfClassKind.HipResurfacing => "hip resurfacing",
        OutOfClassKind.AcetabularPlate => "acetabular plate",
        OutOfClassKind.PeriacetabularOsteotomy => "periacetabular osteotomy screws",
        OutOfClassKind.TumourMegaprosthesis => "tumour megaprosthesis",
        OutOfClassKind.Arthrodesis => "arthrodesis plate",
        OutOfClassKind.ExternalFixator => "external fixator",
        OutOfClassKind.SlippedEpiphysisScrew => "slipped epiphysis screw",
        _ => "femoral neck system",
    };

    /// <summary>The class that comes closest, which a truth without a word for it would say.</summary>
    public static HardwareClass Closest(OutOfClassKind kind) => kind switch
    {
        OutOfClassKind.HipResurfacing or OutOfClassKind.TumourMegaprosthesis => HardwareClass.TotalHipArthroplasty,
        OutOfClassKind.Arthrodesis => HardwareClass.BladeOrPlate,
        OutOfClassKind.SlippedEpiphysisScrew => HardwareClass.CannulatedScrews,
        OutOfClassKind.FemoralNeckSystem => HardwareClass.DynamicHipScrew,
        _ => HardwareClass.NoHardware,
    };

    /// <summary>Draws a kind.</summary>
    public static OutOfClassKind Draw(Random random) => random.Weighted(Shares);

    /// <summary>Builds a kind in the canonical frame of a hip.</summary>
    public static ImplantAssembly Build(OutOfClassKind kind, HipAnatomy anatomy, PelvisAnatomy pelvis, Random random)
    {
        var sketch = new ImplantSketch(anatomy, random);
        switch (kind)
        {
            case OutOfClassKind.HipResurfacing: LargeProstheses.Resurfacing(sketch); break;
            case OutOfClassKind.TumourMegaprosthesis: LargeProstheses.Tumour(sketch); break;
            case OutOfClassKind.AcetabularPlate: AcetabularHardware.Plates(sketch, new PelvicSurface(pelvis, anatomy)); break;
            case OutOfClassKind.PeriacetabularOsteotomy: AcetabularHardware.Osteotomy(sketch, new PelvicSurface(pelvis, anatomy)); break;
            case OutOfClassKind.Arthrodesis: LookAlikes.Arthrodesis(sketch, new PelvicSurface(pelvis, anatomy)); break;
            case OutOfClassKind.ExternalFixator: LookAlikes.ExternalFixator(sketch); break;
            case OutOfClassKind.SlippedEpiphysisScrew: LookAlikes.SingleScrew(sketch); break;
            default: LookAlikes.NeckSystem(sketch); break;
        }

        sketch.Note("variant", Word(kind));
        sketch.Note("outOfClass", Word(kind));
        return sketch.Finish();
    }
}
