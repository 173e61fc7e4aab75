using System.Net;

namespace HipAi.Dicom.Network;

/// <summary>
/// The edge of this room: who may associate, what is done with what arrives, and who is told.
/// Called from many associations at once; one association makes one call at a time.
/// </summary>
public interface IDicomServiceProvider
{
    /// <summary>Decides on a request from titles, address and proposals. A pure decision: it must not wait for anything.</summary>
    AssociationDecision OnAssociationRequest(DicomAssociation association);

    /// <summary>Answers C-ECHO (PS3.7 9.1.5).</summary>
    /// <param name="association">Where it came from.</param>
    /// <param name="cancellationToken">
    /// Cancelled when the association is torn down by this side, or the peer aborted or vanished and nobody waits for the answer.
    /// </param>
    Task<DicomStatus> OnCEchoAsync(DicomAssociation association, CancellationToken cancellationToken);

    /// <summary>Answers C-STORE (PS3.7 9.1.1). The returned status goes to the peer; 0000 says the bytes are safe.</summary>
    /// <param name="request">What is being stored.</param>
    /// <param name="dataSet">
    /// The bytes of the data set exactly as received, as they arrive: forward only, valid until the returned task is done.
    /// Reading it is what reads the socket, so a slow handler slows its own peer and nobody else. It ends after the last
    /// fragment and throws <see cref="DicomNetworkException"/> when the peer aborts, vanishes or breaks the protocol first.
    /// What is not read is thrown away before the status is sent.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancelled when the association is torn down by this side, or the peer aborted or vanished and nobody waits for the answer.
    /// </param>
    /// <remarks>
    /// A <see cref="DicomStatusException"/> is answered with its status, any other exception with 0110, and
    /// <see cref="OnHandlerFailed"/> is told. A <see cref="DicomNetworkException"/> of the stream should be let through.
    /// </remarks>
    Task<DicomStatus> OnCStoreAsync(DicomCStoreRequest request, Stream dataSet, CancellationToken cancellationToken);

    /// <summary>An accepted association has ended.</summary>
    void OnAssociationClosed(DicomAssociation association, AssociationClosure closure);

    /// <summary>A connection never became an association.</summary>
    /// <param name="remoteEndPoint">Who knocked; null when unknown.</param>
    /// <param name="association">What was requested; null when no valid request arrived.</param>
    /// <param name="reason">One sentence for a log: what was seen, and what was answered.</param>
    void OnRefused(IPEndPoint? remoteEndPoint, DicomAssociation? association, string reason);

    /// <summary>A handler of this interface threw; the peer was answered with <paramref name="answered"/>.</summary>
    void OnHandlerFailed(DicomAssociation association, DicomStatus answered, Exception exception);

    /// <summary>The listener could not accept a connection and will try again shortly.</summary>
    void OnListenerTrouble(string reason);
}
