using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>How causes of failure are coded: in 99HIPAI, with the SNOMED CT code where one means the same.</summary>
internal static class FailureCodes
{
    /// <summary>The code of a cause, <c>FAIL-NONE</c> to <c>FAIL-PEWEAR</c>.</summary>
    public static CodedConcept Code(FailureCause cause) => new(Value(cause), Concepts.Private, cause.DisplayName());

    /// <summary>The SNOMED CT code that means the same; null where none does: aseptic loosening has only the wider "loosening".</summary>
    public static CodedConcept? Equivalent(FailureCause cause) => cause switch
    {
        FailureCause.Infection => new("1268822006", "SCT", "Infection associated with prosthesis of hip joint"),
        FailureCause.Dislocation => new("314201008", "SCT", "Dislocation of hip joint prosthesis"),
        FailureCause.PeriprostheticFracture => new("441546003", "SCT", "Fracture of bone adjacent to prosthesis"),
        _ => null,
    };

    private static string Value(FailureCause cause) => cause switch
    {
        FailureCause.Infection => "FAIL-PJI",
        FailureCause.AsepticLoosening => "FAIL-LOOSE",
        FailureCause.Dislocation => "FAIL-DISLOC",
        FailureCause.PeriprostheticFracture => "FAIL-PPFX",
        FailureCause.PolyethyleneWear => "FAIL-PEWEAR",
        _ => "FAIL-NONE",
    };
}
