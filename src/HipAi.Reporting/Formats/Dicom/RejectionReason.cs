namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Why a report version is withdrawn (IHE Imaging Object Change Management).</summary>
public enum RejectionReason
{
    /// <summary>A later version takes its place: (113001, DCM). The archive no longer offers it for reading, and may keep it for quality control.</summary>
    Superseded,

    /// <summary>It would harm to read it, as that of another patient would: (113037, DCM). The archive hides it from everybody.</summary>
    PatientSafety,
}
