using System.Net.Security;

namespace HipAi.Dicom.Network.Tls;

/// <summary>How a handshake ended: one or the other, never both.</summary>
internal abstract record TlsOutcome
{
    private TlsOutcome()
    {
    }

    /// <summary>The line is secured.</summary>
    internal sealed record Secured(SslStream Transport, DicomTlsSession Session) : TlsOutcome;

    /// <summary>It is not, for a reason that the log gets to see.</summary>
    internal sealed record Refused(string Reason) : TlsOutcome;
}
