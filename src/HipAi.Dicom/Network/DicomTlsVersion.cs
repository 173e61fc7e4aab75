namespace HipAi.Dicom.Network;

/// <summary>The least TLS version that is spoken (PS3.15 B.12: 1.2 shall, 1.3 may and is preferred; older ones never).</summary>
public enum DicomTlsVersion
{
    /// <summary>TLS 1.2 or 1.3, whichever is the highest of both sides.</summary>
    Tls12,

    /// <summary>TLS 1.3 only.</summary>
    Tls13,
}
