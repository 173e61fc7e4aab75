using System.Collections.Concurrent;
using System.Net;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.StorageCommitment;

namespace HipAi.KillMatrix.Tests;

/// <summary>Hears reports on commitment for all senders, and knows which are still owed.</summary>
internal sealed class CommitmentEar : IDicomServiceProvider
{
    private static readonly TimeSpan Patience = KillHostProcess.Limit;

    private static readonly PresentationPolicy Policy = new(
        [new PresentationRule(DicomUID.StorageCommitmentPushModel.UID, DicomUID.ImplicitVRLittleEndian.UID) { RequestorRoles = DicomRoles.Both }]);

    private readonly ConcurrentDictionary<string, StorageCommitmentRequest> _expected = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StorageCommitmentResult>> _heard = new();

    public Task<DicomServer> ListenAsync() => DicomServer.StartAsync(
        new DicomServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, this, TimeProvider.System);

    /// <summary>A request was answered with success: its report is owed.</summary>
    public void Expect(StorageCommitmentRequest request) => _expected[request.TransactionUid] = request;

    /// <summary>A report came.</summary>
    public void Hear(DicomDataset dataset)
    {
        var result = StorageCommitmentResult.FromDataset(dataset);
        Of(result.TransactionUid).TrySetResult(result);
    }

    /// <summary>Returns when every report that is owed has come.</summary>
    /// <returns>What is wrong with them: what was answered 0000 before must be committed.</returns>
    public async Task<IReadOnlyList<string>> HearAllAsync()
    {
        var wrong = new List<string>();
        foreach (var request in _expected.Values)
        {
            var result = await Of(request.TransactionUid).Task.WaitAsync(Patience, TimeProvider.System);
            if (!request.References.ToHashSet().SetEquals(result.Committed)) wrong.Add($"commitment {request.TransactionUid}: {result.Failed.Count} not committed");
        }

        _expected.Clear();
        return wrong;
    }

    public Task<DicomNResponse> OnNEventReportAsync(DicomNEventReportRequest request, CancellationToken cancellationToken)
    {
        Hear(request.Dataset!);
        return Task.FromResult(DicomNResponse.Success);
    }

    public AssociationDecision OnAssociationRequest(DicomAssociation association) => AssociationDecision.Accept(Policy);

    public Task<DicomStatus> OnCEchoAsync(DicomAssociation association, CancellationToken cancellationToken) => Task.FromResult(DicomStatus.Success);

    public Task<DicomStatus> OnCStoreAsync(DicomCStoreRequest request, Stream dataSet, CancellationToken cancellationToken) => Task.FromResult(DicomStatus.Success);

    public void OnAssociationClosed(DicomAssociation association, AssociationClosure closure)
    {
    }

    public void OnRefused(IPEndPoint? remoteEndPoint, DicomAssociation? association, string reason)
    {
    }

    public void OnHandlerFailed(DicomAssociation association, DicomStatus answered, Exception exception)
    {
    }

    public void OnListenerTrouble(string reason)
    {
    }

    private TaskCompletionSource<StorageCommitmentResult> Of(string transaction) =>
        _heard.GetOrAdd(transaction, _ => new TaskCompletionSource<StorageCommitmentResult>(TaskCreationOptions.RunContinuationsAsynchronously));
}
