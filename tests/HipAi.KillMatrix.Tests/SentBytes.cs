namespace HipAi.KillMatrix.Tests;

/// <summary>Counts what all senders together have handed to the network, and calls once when a number is reached.</summary>
internal sealed class SentBytes(long at, Action reached)
{
    private long _sent;

    /// <summary>A data set that is counted while it is read.</summary>
    public Stream Count(byte[] dataSet) => new Counted(dataSet, this);

    private void Add(int read)
    {
        var sent = Interlocked.Add(ref _sent, read);
        if (sent >= at && sent - read < at) reached();
    }

    private sealed class Counted(byte[] dataSet, SentBytes bytes) : MemoryStream(dataSet)
    {
        /// <inheritdoc/>
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = Read(buffer.Span);
            bytes.Add(read);
            return ValueTask.FromResult(read);
        }
    }
}
