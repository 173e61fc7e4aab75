using HipAi.Dicom.Data;
using Microsoft.Win32.SafeHandles;

namespace HipAi.Dicom.Files;

/// <summary>A file as it was when it was read: what has another length or time of change since is another file.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="LastWritten">When it was last written to, in UTC.</param>
internal sealed record FileIdentity(string Path, long Length, DateTime LastWritten)
{
    internal static FileIdentity Of(FileStream stream) =>
        new(System.IO.Path.GetFullPath(stream.Name), stream.Length, File.GetLastWriteTimeUtc(stream.SafeFileHandle));

    /// <summary>Whether the file is there and has not changed.</summary>
    internal bool IsStillThere()
    {
        try
        {
            Open().Dispose();
            return true;
        }
        catch (DicomFileException)
        {
            // The answer, not a failure.
            return false;
        }
    }

    /// <summary>Opens the file again.</summary>
    /// <exception cref="DicomFileException">It has vanished, has changed, or may not be read any more.</exception>
    internal SafeFileHandle Open()
    {
        try
        {
            var handle = File.OpenHandle(Path);
            if (RandomAccess.GetLength(handle) == Length && File.GetLastWriteTimeUtc(handle) == LastWritten)
            {
                return handle;
            }

            handle.Dispose();
            throw new DicomFileException($"{Path} has changed since it was read; the values that were left in it cannot be had any more");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DicomFileException($"{Path} cannot be read any more, and with it the values that were left in it: {exception.Message}", exception);
        }
    }
}
