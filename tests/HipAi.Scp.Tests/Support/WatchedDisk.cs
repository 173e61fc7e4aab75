using HipAi.Scp.Storage;

namespace HipAi.Scp.Tests.Support;

/// <summary>The real disk, watched: says in which order things were done, and can be full.</summary>
internal sealed class WatchedDisk : IDisk
{
    private readonly LocalDisk _disk = new();

    public System.Collections.Concurrent.ConcurrentQueue<string> Done { get; } = [];

    public long Free { get; set; } = long.MaxValue;

    /// <summary>Bytes of each new file that fit on the disk.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>What happens before a file is made; a test throws here.</summary>
    public Action<string> BeforeCreate { get; set; } = _ => { };

    /// <summary>What happens before a flush; a test throws here.</summary>
    public Action<string> BeforeFlush { get; set; } = _ => { };

    /// <summary>What happens before a rename.</summary>
    public Action<string, string> BeforePublish { get; set; } = (_, _) => { };

    /// <summary>What happens after a rename; a test "kills" the process here.</summary>
    public Action<string> AfterPublish { get; set; } = _ => { };

    /// <summary>What happens before a file is deleted.</summary>
    public Action<string> BeforeDelete { get; set; } = _ => { };

    public static IOException Full() => new("No space left on device", 28);

    public FileStream Create(string path)
    {
        BeforeCreate(path);
        Done.Enqueue("create");
        return Room == long.MaxValue ? _disk.Create(path) : new FullFile(path, Room);
    }

    public void Flush(FileStream file)
    {
        BeforeFlush(file.Name);
        _disk.Flush(file);
        Done.Enqueue("flush");
    }

    public void Publish(string from, string to)
    {
        BeforePublish(from, to);
        _disk.Publish(from, to);
        Done.Enqueue("publish");
        AfterPublish(to);
    }

    public void Delete(string path)
    {
        BeforeDelete(path);
        _disk.Delete(path);
    }

    public long FreeBytes(string folder) => Free;

    /// <summary>A file on a disk that becomes full while it is written: what fitted is there.</summary>
    private sealed class FullFile(string path, long room) : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read)
    {
        private long _written;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var fits = (int)Math.Min(buffer.Length, room - _written);
            base.Write(buffer[..fits]);
            _written += fits;
            if (fits == buffer.Length) return;
            Flush();
            throw Full();
        }
    }
}
