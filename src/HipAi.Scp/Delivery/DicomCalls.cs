using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Delivery;

/// <summary>How a PACS is called: by its settings, whatever is sent.</summary>
internal static class DicomCalls
{
    /// <summary>DICOM's port, plain and over TLS.</summary>
    internal const int PlainPort = 104, TlsPort = 2762;

    /// <summary>What the library needs for an association.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="ownAeTitle">Our AE title where the destination names none.</param>
    /// <param name="contentRoot">Where relative paths count from.</param>
    /// <param name="proposals">What is proposed.</param>
    /// <exception cref="DicomNetworkException">A file of the TLS settings cannot be used.</exception>
    internal static DicomClientOptions To(DestinationOptions destination, string ownAeTitle, string contentRoot, IReadOnlyList<DicomProposal> proposals) => new()
    {
        Host = destination.Host,
        Port = Port(destination),
        CallingAeTitle = destination.CallingAeTitle.Length > 0 ? destination.CallingAeTitle : ownAeTitle,
        CalledAeTitle = destination.CalledAeTitle,
        ConnectTimeout = destination.ConnectTimeout,
        ArtimTimeout = destination.AnswerTimeout,
        ResponseTimeout = destination.AnswerTimeout,
        PduTimeout = destination.AnswerTimeout,
        Tls = destination.Tls.Enabled ? DestinationTls.Load(destination.Tls, contentRoot) : null,
        Proposals = proposals,
    };

    /// <summary>The port that is set, or the usual one.</summary>
    internal static int Port(DestinationOptions destination) => destination.Port > 0 ? destination.Port : destination.Tls.Enabled ? TlsPort : PlainPort;
}
