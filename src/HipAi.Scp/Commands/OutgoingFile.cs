using System.Buffers.Binary;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Scp.Commands;

/// <summary>A file that is to be sent.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="SopClassUid">Its SOP class.</param>
/// <param name="SopInstanceUid">Its SOP instance.</param>
/// <param name="TransferSyntaxUid">The transfer syntax it is in; it is sent in the same.</param>
/// <param name="Copy">0 when it is sent as it is, otherwise the number of the copy that is made of it on the way.</param>
internal sealed record OutgoingFile(string Path, string SopClassUid, string SopInstanceUid, string TransferSyntaxUid, int Copy = 0)
{
    private const int PreambleLength = 128;

    /// <summary>Preamble, the letters DICM and the element File Meta Information Group Length (PS3.10 7.1).</summary>
    private const int LengthOfStart = PreambleLength + 4 + 12;

    /// <summary>
    /// The DICOM files among the paths, in order. Other files in folders are passed over, as a folder may hold anything; a DICOM file
    /// in a folder that cannot be sent is told of, and the others are not held up by it.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="onUnsendable">Told of each DICOM file below a folder that cannot be sent, and why.</param>
    /// <exception cref="CommandException">A path is not there, or a file that was named is no DICOM file, or cannot be sent.</exception>
    internal static IReadOnlyList<OutgoingFile> Find(IEnumerable<string> paths, Action<string> onUnsendable)
    {
        var files = new List<OutgoingFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var found = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
                foreach (var file in found.Where(IsDicom)) AddOrTell(files, file, onUnsendable);
                continue;
            }

            if (!File.Exists(path)) throw new CommandException($"PATH: '{path}' is not there.");
            if (!IsDicom(path)) throw new CommandException($"PATH: '{path}' is no DICOM file (PS3.10 7.1: no DICM after the preamble).");
            files.Add(Read(path));
        }

        return files;
    }

    private static void AddOrTell(List<OutgoingFile> files, string path, Action<string> onUnsendable)
    {
        try
        {
            files.Add(Read(path));
        }
        catch (CommandException fault)
        {
            // One odd file among many must not keep the others from being sent.
            onUnsendable(fault.Message);
        }
    }

    /// <summary>The same object as a study of its own: instance, series and study have other UIDs, the patient another id.</summary>
    /// <param name="copy">Number of the copy, 1 or more; the same number makes the same copy.</param>
    internal OutgoingFile ToCopy(int copy) => this with { SopInstanceUid = CopiedObject.DeriveUid(SopInstanceUid, copy), Copy = copy };

    /// <summary>Reads the object, changed where it is a copy.</summary>
    /// <exception cref="DicomException">The file cannot be read.</exception>
    internal DicomFile OpenObject() => Copy == 0 ? DicomFile.Open(Path) : CopiedObject.Of(DicomFile.Open(Path), Copy);

    /// <summary>The data set, exactly as it lies in the file, or as the copy has it.</summary>
    /// <exception cref="CommandException">The file's meta information tells no length.</exception>
    internal Stream OpenDataSet()
    {
        if (Copy == 0) return OpenFile();
        var (copy, encoded) = (OpenObject(), new MemoryStream());
        DicomDatasetWriter.Write(encoded, copy.Dataset, copy.TransferSyntax);
        encoded.Position = 0;
        return encoded;
    }

    /// <summary><c>PATH</c> or <c>PATH (copy 7)</c>.</summary>
    public override string ToString() => Copy == 0 ? Path : FormattableString.Invariant($"{Path} (copy {Copy})");

    private FileStream OpenFile()
    {
        var file = File.OpenRead(Path);
        try
        {
            Span<byte> start = stackalloc byte[LengthOfStart];
            file.ReadExactly(start);
            var element = start[(PreambleLength + 4)..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(element) != 0x00000002)
                throw new CommandException($"'{Path}': File Meta Information Group Length (0002,0000) is missing.");
            file.Position = LengthOfStart + BinaryPrimitives.ReadUInt32LittleEndian(element[8..]);
            return file;
        }
        catch (Exception fault) when (fault is CommandException or IOException)
        {
            // Whoever gets no stream cannot close it.
            file.Dispose();
            throw;
        }
    }

    private static bool IsDicom(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[PreambleLength + 4];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start[PreambleLength..].SequenceEqual("DICM"u8);
    }

    private static OutgoingFile Read(string path)
    {
        try
        {
            var file = DicomFile.Open(path, DicomReadOptions.HeaderOnly);
            return new OutgoingFile(
                path,
                file.Dataset.GetSingleValue<string>(DicomTag.SOPClassUID),
                file.Dataset.GetSingleValue<string>(DicomTag.SOPInstanceUID),
                file.TransferSyntax.UID.UID);
        }
        catch (DicomException fault)
        {
            // The reader knows field and cause, but not which of many files it was.
            throw new CommandException($"'{path}': {fault.Message}", fault);
        }
    }
}
