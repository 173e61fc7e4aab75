namespace HipAi.Dicom.Network.PerformedProcedureStep;

/// <summary>Performed Procedure Step Status (0040,0252) (PS3.3 C.4.14).</summary>
public enum PerformedProcedureStepStatus
{
    /// <summary>IN PROGRESS: begun and not ended.</summary>
    InProgress,

    /// <summary>COMPLETED: ended as it should.</summary>
    Completed,

    /// <summary>DISCONTINUED: given up.</summary>
    Discontinued,
}
