namespace HipAi.Dicom.Tests.Files;

/// <summary>A stream of unknown length that hands out few bytes at a time, as a network does.</summary>
internal sealed class NoSeekStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    public override bool CanSeek => false;

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);
}
