using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>SNOMED CT codes of implants that a class holds, for receivers that do not know ours. None says exactly the same as the class.</summary>
internal static class RelatedImplants
{
    /// <summary>The codes; none where there is nothing to name.</summary>
    public static IReadOnlyList<CodedConcept> Of(HardwareClass hardware) => hardware switch
    {
        HardwareClass.Hemiarthroplasty => [new("304121006", "SCT", "Femoral head prosthesis")],
        HardwareClass.IntramedullaryNail => [new("63289001", "SCT", "Surgical metal nail")],
        HardwareClass.CannulatedScrews => [new("68183006", "SCT", "Bone screw")],
        HardwareClass.DynamicHipScrew => [new("257327003", "SCT", "Dynamic hip screw plate")],
        HardwareClass.BladeOrPlate => [new("271003", "SCT", "Bone plate")],
        HardwareClass.ArthroplastyWithFixation =>
            [FindingCodes.SnomedOf(HardwareClass.TotalHipArthroplasty)!, new("31031000", "SCT", "Orthopedic internal fixation system")],
        _ => [],
    };
}
