using System.Runtime.InteropServices;

namespace HipAi.Scp.Storage;

/// <summary>
/// Flushes a folder, so that a rename in it survives loss of power. .NET opens no folder as a file, so this calls the C
/// library: open, fsync, close. Windows writes folder entries through its journal and has no such call: nothing is done there.
/// </summary>
internal static partial class FolderFlush
{
    private const int ReadOnlyFlag = 0;

    /// <exception cref="IOException">The folder could not be flushed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(folder, ReadOnlyFlag);
        if (descriptor < 0) throw Failure("opened", folder);
        try
        {
            if (Fsync(descriptor) != 0) throw Failure("flushed", folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string what, string folder)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"Folder '{folder}' could not be {what}: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
