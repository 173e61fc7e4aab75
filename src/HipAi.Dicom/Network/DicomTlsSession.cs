namespace HipAi.Dicom.Network;

/// <summary>What a TLS handshake agreed on.</summary>
/// <param name="Version"><c>TLS 1.2</c> or <c>TLS 1.3</c>.</param>
/// <param name="CipherSuite">Its name in the registry of IANA.</param>
/// <param name="PeerSubject">Subject of the peer's certificate, which was found trusted; null when the peer showed none.</param>
/// <param name="PeerThumbprint">SHA-256 of that certificate in upper-case hexadecimal; null when the peer showed none.</param>
public sealed record DicomTlsSession(string Version, string CipherSuite, string? PeerSubject, string? PeerThumbprint)
{
    /// <summary>For a log: version, suite and who the peer is.</summary>
    public override string ToString() => $"{Version} {CipherSuite}, {PeerSubject ?? "peer without certificate"}";
}
