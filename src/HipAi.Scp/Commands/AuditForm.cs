namespace HipAi.Scp.Commands;

/// <summary>How the audit trail is written into a file.</summary>
internal enum AuditForm
{
    /// <summary>DICOM audit messages, XML.</summary>
    Messages,

    /// <summary>Comma-separated values.</summary>
    Csv,
}
