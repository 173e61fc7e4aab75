namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>Ends a wait, by the clock or by request, and remembers why. Once it has struck it stays so.</summary>
internal sealed class Deadline(TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _source = new(Timeout.InfiniteTimeSpan, time);
    private InterruptCause _armedFor;
    private int _local;

    /// <summary>Cancelled when the time is over.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Why it struck; <see cref="InterruptCause.None"/> while it has not.</summary>
    public InterruptCause Struck =>
        Volatile.Read(ref _local) != 0 ? InterruptCause.Local
        : _source.IsCancellationRequested ? _armedFor
        : InterruptCause.None;

    /// <summary>Starts or restarts.</summary>
    public void Arm(InterruptCause cause, TimeSpan after)
    {
        _armedFor = cause;
        _source.CancelAfter(after);
    }

    /// <summary>Stops the clock; a request still strikes.</summary>
    public void Disarm() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Strikes now; may be called from any thread.</summary>
    public void Interrupt()
    {
        Volatile.Write(ref _local, 1);
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The association ended by itself at the same moment; there is nothing left to interrupt.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
