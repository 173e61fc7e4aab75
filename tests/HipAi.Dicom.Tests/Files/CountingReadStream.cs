namespace HipAi.Dicom.Tests.Files;

/// <summary>Counts what is read from it.</summary>
internal sealed class CountingReadStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    internal long Count { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = base.Read(buffer, offset, count);
        Count += read;
        return read;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = base.Read(buffer);
        Count += read;
        return read;
    }
}
