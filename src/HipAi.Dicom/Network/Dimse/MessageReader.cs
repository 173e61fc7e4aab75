using System.Buffers;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Network.Dimse;

/// <summary>
/// Puts fragments back together (PS3.7 6.3, PS3.8 E): whole command sets, because they are short, and data sets fragment by
/// fragment, because they are not. Nothing is read ahead but, between messages, the next header: so it is seen at once that the
/// peer is gone while somebody here still works for it.
/// </summary>
/// <param name="machine">The association.</param>
/// <param name="contexts">What was agreed on.</param>
/// <param name="onPeerGone">Told, from another thread, that the peer aborted or vanished after a message; null to look no further than asked.</param>
internal sealed class MessageReader(AssociationMachine machine, IReadOnlyList<DicomPresentationContext> contexts, Action? onPeerGone = null)
{
    private IReadOnlyList<PresentationDataValue> _values = [];
    private int _next;
    private int _emptyInARow;
    private AssociationClosure? _closure;
    private volatile bool _peerGone;

    /// <summary>Whether the association is known to have ended; how it did is told by the next reading.</summary>
    public bool HasEnded => _closure is not null || _peerGone;

    /// <summary>Whether fragments have arrived that were not asked for yet.</summary>
    public bool HasUnread => _next < _values.Count;

    /// <summary>The next command set, or null when the peer asks for release instead.</summary>
    /// <exception cref="AssociationEndedException">The association ended.</exception>
    public async Task<IncomingCommand?> ReadCommandAsync(TimeSpan wait)
    {
        if (await NextAsync(wait, insideMessage: false) is not { } first) return null;
        if (!first.IsCommand) throw await FailAsync("a data set fragment came where a command was due");
        if (contexts.FirstOrDefault(c => c.Id == first.ContextId) is not { } context)
            throw await FailAsync($"presentation context {first.ContextId} was not accepted");
        try
        {
            var command = DimseCommandCodec.Decode(first.IsLast ? first.Data : await GatherAsync(first, wait));
            if (!command.HasDataSet) WatchPeer();
            return new IncomingCommand(context, command);
        }
        catch (DicomNetworkException fault) when (fault is not AssociationEndedException)
        {
            throw await FailAsync(fault.Message);
        }
    }

    /// <summary>The next fragment of the data set that belongs to the last command.</summary>
    /// <returns>The fragment, valid until the next call of anything here, and whether it is the last.</returns>
    /// <exception cref="AssociationEndedException">The association ended inside the data set.</exception>
    public async ValueTask<(ReadOnlyMemory<byte> Data, bool IsLast)> ReadDataAsync(byte contextId, TimeSpan wait)
    {
        var value = await NextOfMessageAsync(contextId, wait);
        if (value.IsCommand) throw await FailAsync("a command came inside a data set");
        if (value.IsLast) WatchPeer();
        return (value.Data, value.IsLast);
    }

    /// <summary>Aborts because of what the peer did.</summary>
    public async Task<AssociationEndedException> FailAsync(string reason)
    {
        _closure = await machine.ViolationAsync(reason);
        return new AssociationEndedException(_closure);
    }

    /// <summary>Looks out for the end of the association while a complete message is worked on, unless more was heard already.</summary>
    private void WatchPeer()
    {
        if (onPeerGone is null || _next < _values.Count) return;
        _ = WatchAsync(onPeerGone);
    }

    private async Task WatchAsync(Action onGone)
    {
        if (!await machine.WatchAsync()) return;
        _peerGone = true;
        onGone();
    }

    private async Task<ReadOnlyMemory<byte>> GatherAsync(PresentationDataValue first, TimeSpan wait)
    {
        var gathered = new ArrayBufferWriter<byte>();
        for (var value = first; ; value = await NextOfMessageAsync(first.ContextId, wait))
        {
            if (!value.IsCommand) throw await FailAsync("a data set fragment came inside a command");
            if (gathered.WrittenCount + value.Data.Length > PduLimits.MaximumCommandSetLength)
                throw await FailAsync($"a command set has more than {PduLimits.MaximumCommandSetLength} bytes");
            gathered.Write(value.Data.Span);
            if (value.IsLast) return gathered.WrittenMemory;
        }
    }

    private async ValueTask<PresentationDataValue> NextOfMessageAsync(byte contextId, TimeSpan wait)
    {
        var value = await NextAsync(wait, insideMessage: true)
            ?? throw new InvalidOperationException("A release inside a message ends the association.");
        return value.ContextId == contextId
            ? value
            : throw await FailAsync($"a fragment for context {value.ContextId} came inside a message of context {contextId}");
    }

    /// <summary>The next fragment; null when the peer asks for release, which it may not do inside a message.</summary>
    private async ValueTask<PresentationDataValue?> NextAsync(TimeSpan wait, bool insideMessage)
    {
        if (_closure is not null) throw new AssociationEndedException(_closure);
        while (_next >= _values.Count)
        {
            switch (await machine.ReceiveAsync(wait))
            {
                case Indication.Data data:
                    (_values, _next) = (data.Values, 0);
                    break;
                case Indication.ReleaseRequested when !insideMessage:
                    return null;
                case Indication.ReleaseRequested:
                    _closure = await machine.AbortAsync(AssociationEnd.ProtocolError, "the peer asked for release inside a message");
                    throw new AssociationEndedException(_closure);
                case Indication.Ended ended:
                    _closure = ended.Closure;
                    throw new AssociationEndedException(_closure);
                case var other:
                    throw new InvalidOperationException($"{other.GetType().Name} cannot come in an established association.");
            }
        }

        var value = _values[_next++];
        _emptyInARow = value.Data.IsEmpty && !value.IsLast ? _emptyInARow + 1 : 0;
        return _emptyInARow <= PduLimits.MaximumEmptyFragments
            ? value
            : throw await FailAsync($"more than {PduLimits.MaximumEmptyFragments} empty fragments came in a row");
    }
}
