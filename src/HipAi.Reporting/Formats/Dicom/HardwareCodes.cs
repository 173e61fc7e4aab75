using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>How hardware classes are coded: in 99HIPAI, since SNOMED CT has an exact code for one of them only; related codes stand beside.</summary>
internal static class HardwareCodes
{
    private static readonly CodedConcept TotalProsthesis = new("304120007", "SCT", "Total hip replacement prosthesis");

    /// <summary>The code of a class, <c>HW-0</c> to <c>HW-8</c>.</summary>
    public static CodedConcept Code(HardwareClass hardware) => new(hardware.CodeValue(), Concepts.Private, hardware.DisplayName());

    /// <summary>The SNOMED CT code that means the same; null where none was found.</summary>
    public static CodedConcept? Equivalent(HardwareClass hardware) => hardware == HardwareClass.TotalHipArthroplasty ? TotalProsthesis : null;

    /// <summary>Codes of implants that the class holds, for receivers that do not know ours.</summary>
    public static IReadOnlyList<CodedConcept> Related(HardwareClass hardware) => hardware switch
    {
        HardwareClass.Hemiarthroplasty => [new("304121006", "SCT", "Femoral head prosthesis")],
        HardwareClass.IntramedullaryNail => [new("63289001", "SCT", "Surgical metal nail")],
        HardwareClass.CannulatedScrews => [new("68183006", "SCT", "Bone screw")],
        HardwareClass.DynamicHipScrew => [new("257327003", "SCT", "Dynamic hip screw plate")],
        HardwareClass.BladeOrPlate => [new("271003", "SCT", "Bone plate")],
        HardwareClass.ArthroplastyWithFixation => [TotalProsthesis, new("31031000", "SCT", "Orthopedic internal fixation system")],
        _ => [],
    };
}
