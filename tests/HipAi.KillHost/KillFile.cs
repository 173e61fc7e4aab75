namespace HipAi.KillHost;

/// <summary>A new file, opened as the real disk opens it, in whose middle the process can die: half of what is written is with the system then.</summary>
/// <param name="path">The file.</param>
/// <param name="killer">Who kills.</param>
/// <param name="point">The name of the point.</param>
/// <param name="writesBefore">Writes that are let pass before: of an object its preface.</param>
internal sealed class KillFile(string path, KillSwitch killer, string point, int writesBefore)
    : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferSize, FileOptions.SequentialScan)
{
    private const int BufferSize = 64 * 1024;

    private int _writes;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_writes++ == writesBefore && killer.IsNow(point))
        {
            base.Write(buffer[..(buffer.Length / 2)]);
            Flush();
            killer.Kill(point);
        }

        base.Write(buffer);
    }
}
