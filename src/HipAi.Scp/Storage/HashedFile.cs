using System.Security.Cryptography;

namespace HipAi.Scp.Storage;

/// <summary>Writes through to a file, hashes and counts on the way. What arrives is written from where it lies: no copy of its own.</summary>
internal sealed class HashedFile(FileStream file, long maximumLength) : Stream
{
    /// <summary>Large enough for the disk to work well, small enough that the flush at the end finds little left.</summary>
    private const int WrittenBehind = 2 * 1024 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;
    private long _handedOver;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <summary>Bytes written so far.</summary>
    public override long Length => _length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException("What arrives is written forward only.");
    }

    /// <summary>SHA-256 of what was written, lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Hashes and writes.</summary>
    /// <exception cref="InvalidDataException">It would become longer than allowed; nothing of <paramref name="buffer"/> is written.</exception>
    /// <exception cref="IOException">The disk is full or does not work.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_length + buffer.Length > maximumLength)
            throw new InvalidDataException($"The data set is longer than the {maximumLength} bytes allowed.");
        _length += buffer.Length;
        _hash.AppendData(buffer);
        file.Write(buffer);
        if (_length - _handedOver < WrittenBehind) return;
        WriteBehind.Begin(file.SafeFileHandle, _handedOver, _length - _handedOver);
        _handedOver = _length;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writing to the page cache does not wait for a device: a detour over the thread pool would cost more than it.</summary>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Flush() => file.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("What arrives is only written.");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("What arrives is written forward only.");

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("What arrives is written forward only.");

    /// <summary>Frees the hash; the file belongs to whoever opened it.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }
}
