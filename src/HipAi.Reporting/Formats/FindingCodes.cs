using HipAi.Studies;

namespace HipAi.Reporting.Formats;

/// <summary>
/// The codes under which the forms tell findings: HipAI's own coding scheme <c>99HIPAI</c>, and concepts of SNOMED CT where one says
/// exactly the same. A class or cause without such a concept has its private code only; none is guessed.
/// </summary>
internal static class FindingCodes
{
    /// <summary>Coding Scheme Designator (0008,0102) of the private scheme.</summary>
    public const string Scheme = "99HIPAI";

    /// <summary>UID of the private scheme: Coding Scheme UID (0008,010C), and the system of a FHIR coding as <c>urn:oid:</c>.</summary>
    public const string SchemeUid = "2.25.82024942452695230769959603123575754488";

    public static CodedConcept RightSide { get; } = new("24028007", "SCT", "Right");

    public static CodedConcept LeftSide { get; } = new("7771000", "SCT", "Left");

    public static CodedConcept HipJoint { get; } = new("24136001", "SCT", "Hip joint");

    public static CodedConcept Laterality { get; } = new("272741003", "SCT", "Laterality");

    public static CodedConcept Probability { get; } = new("122157", "DCM", "Probability");

    public static CodedConcept HardwareClass { get; } = Private("HWCLASS", "Hip hardware class");

    public static CodedConcept HardwareStatus { get; } = Private("HWSTATUS", "Status of the hip hardware finding");

    /// <summary>Second to the class where that is only probable.</summary>
    public static CodedConcept HardwareDifferential { get; } = Private("HWDIFF", "Class that the hip hardware is easily confused with");

    public static CodedConcept HardwareReason { get; } = Private("HWREASON", "Why the hip hardware is indeterminate");

    public static CodedConcept FailureCause { get; } = Private("FAILCAUSE", "Sign of a cause of arthroplasty failure");

    public static CodedConcept FailureStatus { get; } = Private("FAILSTATUS", "Status of the failure finding");

    public static CodedConcept FailureReason { get; } = Private("FAILREASON", "Why the cause of failure is indeterminate or was not assessed");

    public static CodedConcept InfectionScore { get; } = Private("INFSCORE", "Infection score of the images, 0 to 100");

    public static CodedConcept Template { get; } = Private("TEMPLATE", "Report template");

    public static CodedConcept TemplateVersion { get; } = Private("TEMPLATEVERSION", "SHA-256 of the report template");

    public static CodedConcept ReportPdf { get; } = Private("REPORTPDF", "Report as PDF");

    public static CodedConcept ReportVersion { get; } = Private("REPORTVERSION", "Version of the report");

    public static CodedConcept Certain { get; } = Private("CERTAIN", "Certain");

    /// <summary>A class is stated, and with it the one that it is easily confused with and too close to.</summary>
    public static CodedConcept Probable { get; } = Private("PROBABLE", "Probable, with a differential diagnosis");

    /// <summary>What stands in place of a class or cause that may not be stated.</summary>
    public static CodedConcept Indeterminate { get; } = Private("INDETERMINATE", "Indeterminate; radiologist to specify");

    /// <summary>What the models found, where a person decided what is stated.</summary>
    public static CodedConcept HardwareFound { get; } = Private("HWFOUND", "Hip hardware class found by the software");

    public static CodedConcept ReviewAccepted { get; } = Private("REVIEW-ACCEPTED", "Software finding accepted");

    public static CodedConcept ReviewChanged { get; } = Private("REVIEW-CHANGED", "Software finding changed");

    public static CodedConcept ReviewRejected { get; } = Private("REVIEW-REJECTED", "Software finding rejected; see the report");

    public static CodedConcept NotAssessed { get; } = Private("NOT-ASSESSED", "Not assessed");

    /// <summary>The unit of probabilities.</summary>
    public static CodedConcept NoUnits { get; } = new("1", "UCUM", "no units");

    /// <summary>The unit of the infection score.</summary>
    public static CodedConcept ScoreUnit { get; } = new("{score}", "UCUM", "score");

    public static CodedConcept Side(HipSide side) => side == HipSide.Right ? RightSide : LeftSide;

    public static CodedConcept Class(HardwareClass hardware) => Private(hardware.CodeValue(), hardware.DisplayName());

    /// <summary>The concept of SNOMED CT that says exactly the same as a class; null for none.</summary>
    public static CodedConcept? SnomedOf(HardwareClass hardware) => hardware == Studies.HardwareClass.TotalHipArthroplasty
        ? new CodedConcept("304120007", "SCT", "Total hip replacement prosthesis")
        : null;

    /// <summary>The question that the probability of a class answers.</summary>
    public static CodedConcept ProbabilityOf(HardwareClass hardware) => Private($"{hardware.CodeValue()}-PROB", $"Probability of: {hardware.DisplayName()}");

    public static CodedConcept Cause(FailureCause cause) => Private(CauseValue(cause), cause.DisplayName());

    /// <summary>The question that the probability of a cause answers.</summary>
    public static CodedConcept ProbabilityOf(FailureCause cause) => Private($"{CauseValue(cause)}-PROB", $"Score for signs of: {cause.DisplayName()}");

    /// <summary>The concept of SNOMED CT that says the same as a cause; null for none: of aseptic loosening there is only the wider one. All but dislocation want a terminologist's eye before clinical use.</summary>
    public static CodedConcept? SnomedOf(FailureCause cause) => cause switch
    {
        Studies.FailureCause.Infection => new CodedConcept("1268822006", "SCT", "Infection associated with prosthesis of hip joint"),
        Studies.FailureCause.Dislocation => new CodedConcept("314201008", "SCT", "Dislocation of hip joint prosthesis"),
        Studies.FailureCause.PeriprostheticFracture => new CodedConcept("441546003", "SCT", "Fracture of bone adjacent to prosthesis"),
        _ => null,
    };

    private static string CauseValue(FailureCause cause) => cause switch
    {
        Studies.FailureCause.Infection => "FAIL-PJI",
        Studies.FailureCause.AsepticLoosening => "FAIL-LOOSE",
        Studies.FailureCause.Dislocation => "FAIL-DISLOC",
        Studies.FailureCause.PeriprostheticFracture => "FAIL-PPFX",
        Studies.FailureCause.PolyethyleneWear => "FAIL-PEWEAR",
        _ => "FAIL-NONE",
    };

    private static CodedConcept Private(string value, string meaning) => new(value, Scheme, meaning);
}
