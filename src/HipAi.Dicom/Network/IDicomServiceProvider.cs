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

    /// <summary>Answers N-ACTION (PS3.7 10.1.4); unless implemented, with 0211.</summary>
    /// <param name="request">
    /// What is asked for. Its data set, at most 16 MiB, has been read whole; one that cannot be read is answered with 0110 and one
    /// that is too long with 0213 before it gets here.
    /// </param>
    /// <param name="cancellationToken">Cancelled when the association is being torn down by this side.</param>
    /// <remarks>
    /// Failures are answered as those of <see cref="OnCStoreAsync"/>; so is an answer whose data set cannot be written. The answer
    /// may name an event that is reported right after it.
    /// </remarks>
    Task<DicomNResponse> OnNActionAsync(DicomNActionRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(DicomNResponse.NotOffered);

    /// <summary>Answers N-EVENT-REPORT (PS3.7 10.1.1), as <see cref="OnNActionAsync"/> does; unless implemented, with 0211.</summary>
    Task<DicomNResponse> OnNEventReportAsync(DicomNEventReportRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(DicomNResponse.NotOffered);

    /// <summary>Answers N-CREATE (PS3.7 10.1.5), as <see cref="OnNActionAsync"/> does; unless implemented, with 0211.</summary>
    Task<DicomNResponse> OnNCreateAsync(DicomNCreateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(DicomNResponse.NotOffered);

    /// <summary>Answers N-SET (PS3.7 10.1.3), as <see cref="OnNActionAsync"/> does; unless implemented, with 0211.</summary>
    Task<DicomNResponse> OnNSetAsync(DicomNSetRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(DicomNResponse.NotOffered);

    /// <summary>Answers N-GET (PS3.7 10.1.2), as <see cref="OnNActionAsync"/> does; unless implemented, with 0211.</summary>
    Task<DicomNResponse> OnNGetAsync(DicomNGetRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(DicomNResponse.NotOffered);

    /// <summary>Answers N-DELETE (PS3.7 10.1.6), as <see cref="OnNActionAsync"/> does; unless implemented, with 0211.</summary>
    Task<DicomNResponse> OnNDeleteAsync(DicomNDeleteRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(DicomNResponse.NotOffered);

    /// <summary>
    /// What an answer to N-ACTION named as event report has been answered by the peer, or never will be. Called once for each,
    /// before <see cref="OnAssociationClosed"/>.
    /// </summary>
    /// <param name="association">The association.</param>
    /// <param name="report">What was, or would have been, reported.</param>
    /// <param name="answer">What the peer answered; null when the association ended first, sent or not.</param>
    void OnEventReportEnded(DicomAssociation association, DicomEventReport report, DicomStatus? answer)
    {
    }

    /// <summary>An association was accepted and the peer was told so: from here on it is known which contexts were agreed on.</summary>
    void OnAssociationOpened(DicomAssociation association)
    {
    }

    /// <summary>
    /// An accepted association has ended. Called once for every request that was decided with acceptance, unless
    /// <see cref="OnRefused"/> is, so that a provider may count.
    /// </summary>
    void OnAssociationClosed(DicomAssociation association, AssociationClosure closure);

    /// <summary>A connection never became an association.</summary>
    /// <param name="remoteEndPoint">Who knocked; null when unknown.</param>
    /// <param name="association">What was requested; null when no valid request arrived.</param>
    /// <param name="reason">One sentence for a log: what was seen, and what was answered.</param>
    void OnRefused(IPEndPoint? remoteEndPoint, DicomAssociation? association, string reason);

    /// <summary>A handler of this interface threw, or the data set of a request could not be read; the peer was answered with <paramref name="answered"/>.</summary>
    void OnHandlerFailed(DicomAssociation association, DicomStatus answered, Exception exception);

    /// <summary>The listener could not accept a connection and will try again shortly.</summary>
    void OnListenerTrouble(string reason);
}
