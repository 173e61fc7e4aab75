namespace HipAi.Scp.Tests.Support;

/// <summary>A folder of its own for one test, in memory where the system has such a place: what is tested flushes a lot, and flushing memory is quick.</summary>
internal sealed class RigFolder : IDisposable
{
    private const string MemoryDisk = "/dev/shm";

    public RigFolder()
    {
        var parent = Directory.Exists(MemoryDisk) ? MemoryDisk : System.IO.Path.GetTempPath();
        Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, $"hipai-test-{Guid.NewGuid():N}")).FullName;
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
