using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Accepts a few classes, keeps what it gets, and remembers what it was told. Parts can be replaced by a test.</summary>
internal sealed class RecordingProvider : IDicomServiceProvider
{
    public static readonly string Store = DicomUID.DigitalXRayImageStorageForPresentation.UID;

    public static readonly PresentationPolicy Policy = new(
    [
        new(DicomUID.Verification.UID, DicomUID.ImplicitVRLittleEndian.UID),
        new(Store, DicomUID.ExplicitVRLittleEndian.UID, DicomUID.ImplicitVRLittleEndian.UID, DicomUID.JPEGLosslessSV1.UID),

        // Asked and asking: who reports on an association of its own is the provider of the service and says so (PS3.4 J.3.3).
        new(DicomUID.StorageCommitmentPushModel.UID, DicomUID.ExplicitVRLittleEndian.UID, DicomUID.ImplicitVRLittleEndian.UID) { RequestorRoles = DicomRoles.Both },
        new(DicomUID.ModalityPerformedProcedureStep.UID, DicomUID.ExplicitVRLittleEndian.UID, DicomUID.ImplicitVRLittleEndian.UID),
    ]);

    public Func<DicomAssociation, AssociationDecision> Decide { get; init; } = _ => AssociationDecision.Accept(Policy);

    public Action<DicomAssociation>? OnOpened { get; init; }

    public Func<DicomCStoreRequest, Stream, CancellationToken, Task<DicomStatus>>? OnStore { get; init; }

    public Func<DicomAssociation, CancellationToken, Task<DicomStatus>> OnEcho { get; init; } = (_, _) => Task.FromResult(DicomStatus.Success);

    /// <summary>Answers every N service; the request is one of the six kinds.</summary>
    public Func<object, DicomNResponse> OnNormalized { get; init; } = _ => DicomNResponse.Success;

    public Channel<(DicomEventReport Report, DicomStatus? Answer)> Reported { get; } = Channel.CreateUnbounded<(DicomEventReport, DicomStatus?)>();

    public ConcurrentQueue<(DicomCStoreRequest Request, byte[] DataSet)> Stored { get; } = new();

    public Channel<(DicomAssociation Association, AssociationClosure Closure)> Closed { get; } = Channel.CreateUnbounded<(DicomAssociation, AssociationClosure)>();

    public Channel<(DicomAssociation? Association, string Reason)> Refused { get; } = Channel.CreateUnbounded<(DicomAssociation?, string)>();

    public Channel<(DicomStatus Answered, Exception Exception)> Failed { get; } = Channel.CreateUnbounded<(DicomStatus, Exception)>();

    public ConcurrentQueue<string> Troubles { get; } = new();

    public AssociationDecision OnAssociationRequest(DicomAssociation association) => Decide(association);

    public Task<DicomStatus> OnCEchoAsync(DicomAssociation association, CancellationToken cancellationToken) => OnEcho(association, cancellationToken);

    public async Task<DicomStatus> OnCStoreAsync(DicomCStoreRequest request, Stream dataSet, CancellationToken cancellationToken)
    {
        if (OnStore is not null) return await OnStore(request, dataSet, cancellationToken);
        using var copy = new MemoryStream();
        await dataSet.CopyToAsync(copy, cancellationToken);
        Stored.Enqueue((request, copy.ToArray()));
        return DicomStatus.Success;
    }

    public Task<DicomNResponse> OnNActionAsync(DicomNActionRequest request, CancellationToken cancellationToken) => Task.FromResult(OnNormalized(request));

    public Task<DicomNResponse> OnNEventReportAsync(DicomNEventReportRequest request, CancellationToken cancellationToken) => Task.FromResult(OnNormalized(request));

    public Task<DicomNResponse> OnNCreateAsync(DicomNCreateRequest request, CancellationToken cancellationToken) => Task.FromResult(OnNormalized(request));

    public Task<DicomNResponse> OnNSetAsync(DicomNSetRequest request, CancellationToken cancellationToken) => Task.FromResult(OnNormalized(request));

    public Task<DicomNResponse> OnNGetAsync(DicomNGetRequest request, CancellationToken cancellationToken) => Task.FromResult(OnNormalized(request));

    public Task<DicomNResponse> OnNDeleteAsync(DicomNDeleteRequest request, CancellationToken cancellationToken) => Task.FromResult(OnNormalized(request));

    public void OnEventReportEnded(DicomAssociation association, DicomEventReport report, DicomStatus? answer) => Reported.Writer.TryWrite((report, answer));

    public void OnAssociationOpened(DicomAssociation association) => OnOpened?.Invoke(association);

    public void OnAssociationClosed(DicomAssociation association, AssociationClosure closure) => Closed.Writer.TryWrite((association, closure));

    public void OnRefused(IPEndPoint? remoteEndPoint, DicomAssociation? association, string reason) => Refused.Writer.TryWrite((association, reason));

    public void OnHandlerFailed(DicomAssociation association, DicomStatus answered, Exception exception) => Failed.Writer.TryWrite((answered, exception));

    public void OnListenerTrouble(string reason) => Troubles.Enqueue(reason);

    /// <summary>How the next association to end ended.</summary>
    public async Task<AssociationClosure> NextClosureAsync() => (await Closed.Reader.ReadAsync()).Closure;

    /// <summary>Why the next connection to be refused was.</summary>
    public async Task<string> NextRefusalAsync() => (await Refused.Reader.ReadAsync()).Reason;
}
