namespace HipAi.Dicom.Network.PerformedProcedureStep;

/// <summary>The defined terms of Performed Procedure Step Status (0040,0252), PS3.3 C.4.14.</summary>
public static class PerformedProcedureStepTerms
{
    /// <summary>The term of a status.</summary>
    public static string Of(PerformedProcedureStepStatus status) => status switch
    {
        PerformedProcedureStepStatus.InProgress => "IN PROGRESS",
        PerformedProcedureStepStatus.Completed => "COMPLETED",
        PerformedProcedureStepStatus.Discontinued => "DISCONTINUED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no such status"),
    };

    /// <summary>The status of a term, whatever its case and blanks; null for no such term.</summary>
    public static PerformedProcedureStepStatus? Parse(string term) => term.Trim().ToUpperInvariant() switch
    {
        "IN PROGRESS" => PerformedProcedureStepStatus.InProgress,
        "COMPLETED" => PerformedProcedureStepStatus.Completed,
        "DISCONTINUED" => PerformedProcedureStepStatus.Discontinued,
        _ => null,
    };
}
