using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HipAi.Scp.Storage;

/// <summary>
/// Lets the kernel begin to write a file to the disk while more of it arrives (Linux <c>sync_file_range</c>), so that the flush at its
/// end has little left to wait for. A hint: it promises nothing, the flush does. Elsewhere nothing happens.
/// </summary>
internal static partial class WriteBehind
{
    private const uint BeginWriting = 2; // SYNC_FILE_RANGE_WRITE

    /// <summary>Begins to write a part of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Where the part begins, in bytes.</param>
    /// <param name="length">How long it is, in bytes.</param>
    public static void Begin(SafeFileHandle file, long from, long length)
    {
        if (OperatingSystem.IsLinux()) _ = SyncFileRange(file, from, length, BeginWriting);
    }

    [LibraryImport("libc", EntryPoint = "sync_file_range")]
    private static partial int SyncFileRange(SafeFileHandle file, long from, long length, uint flags);
}
