namespace HipAi.Dicom.Data;

/// <summary>How this implementation names itself in files (PS3.10 7.1) and associations (PS3.7 D.3.3.2).</summary>
public static class DicomImplementation
{
    /// <summary>The implementation class UID: a UUID under 2.25, so that no registered root is needed (PS3.5 B.2).</summary>
    public const string ClassUID = "2.25.143725003187540217110401664600702360642";

    /// <summary>The implementation version name, at most 16 characters.</summary>
    public const string VersionName = "HIPAI_0_1";
}
