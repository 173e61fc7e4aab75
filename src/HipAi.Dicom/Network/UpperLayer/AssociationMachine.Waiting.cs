namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>Waiting that does no harm.</summary>
internal sealed partial class AssociationMachine
{
    /// <summary>
    /// Waits until there is something to receive, taking nothing: unlike <see cref="ReceiveAsync"/> a wait that is over leaves the
    /// association as it was.
    /// </summary>
    /// <returns>True when <see cref="ReceiveAsync"/> has something to say, be it the end of the association; false when time is over.</returns>
    public async Task<bool> HasArrivedAsync(TimeSpan wait)
    {
        if (_reader.HasUnread) return true;
        using var patience = new CancellationTokenSource(wait, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _deadline.Token);
        try
        {
            // A read of no bytes ends when there are bytes, and leaves them.
            return await _transport.ReadAsync(Memory<byte>.Empty, either.Token) == 0;
        }
        catch (OperationCanceledException)
        {
            return !patience.IsCancellationRequested;
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // Lost: whoever receives next learns it.
            return true;
        }
    }
}
