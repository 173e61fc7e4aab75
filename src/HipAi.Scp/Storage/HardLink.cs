using System.Runtime.InteropServices;

namespace HipAi.Scp.Storage;

/// <summary>A second name for a file, where the file system can give one: .NET has no call for it, so this is the C library's.</summary>
internal static partial class HardLink
{
    /// <summary>Gives the file a second name; false where that cannot be had, as between two disks or on Windows.</summary>
    public static bool TryCreate(string existing, string path) => !OperatingSystem.IsWindows() && Link(existing, path) == 0;

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string path);
}
