namespace HipAi.Dicom.Network.Dimse;

/// <summary>
/// The event reports of an acceptor: sent one at a time on the association they belong to, as the operations window of one allows
/// (PS3.7 D.3.3.3), each ending with an answer or with the association.
/// </summary>
internal sealed class PendingReports(DicomAssociation association, MessageWriter writer, IDicomServiceProvider provider)
{
    /// <summary>A peer that asks and asks and answers no report must not fill the memory with them.</summary>
    private const int MaximumPending = 16;

    private readonly Queue<EncodedReport> _waiting = new();
    private EncodedReport? _sent;
    private ushort _lastMessageId;

    /// <summary>Whether no more should be added.</summary>
    public bool IsFull => _waiting.Count + (_sent is null ? 0 : 1) >= MaximumPending;

    /// <summary>Takes a report to be sent at the next <see cref="SendNextAsync"/>.</summary>
    public void Add(EncodedReport report) => _waiting.Enqueue(report);

    /// <summary>Sends the next one, unless one is still without an answer.</summary>
    public async Task SendNextAsync()
    {
        if (_sent is not null || !_waiting.TryDequeue(out _sent)) return;
        var (report, contextId, dataSet) = _sent;
        _lastMessageId = _lastMessageId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastMessageId + 1);
        await writer.SendMessageAsync(contextId, Request(report) with { MessageId = _lastMessageId }, dataSet);
    }

    /// <summary>Takes an answer; false when it answers nothing that was asked.</summary>
    public bool TryTake(DimseCommand answer)
    {
        if (_sent is null || answer.Field != CommandField.NEventReportResponse || answer.MessageIdBeingRespondedTo != _lastMessageId) return false;
        var ended = _sent.Report;
        _sent = null;
        provider.OnEventReportEnded(association, ended, answer.Status);
        return true;
    }

    /// <summary>The association is over: nothing more will be answered.</summary>
    public void End()
    {
        if (_sent is not null) provider.OnEventReportEnded(association, _sent.Report, null);
        _sent = null;
        while (_waiting.TryDequeue(out var never)) provider.OnEventReportEnded(association, never.Report, null);
    }

    /// <summary>The command of a report, without a message id.</summary>
    public static DimseCommand Request(DicomEventReport report) => new()
    {
        Field = CommandField.NEventReportRequest,
        AffectedSopClassUid = report.AffectedSopClassUid,
        AffectedSopInstanceUid = report.AffectedSopInstanceUid,
        EventTypeId = report.EventTypeId,
        HasDataSet = report.Dataset is not null,
    };
}
