using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Saves a file over one that its own values may still lie in.</summary>
internal static class FileReplacement
{
    /// <summary>Whether there is something at a path that the file may have been read from, under this name or another.</summary>
    internal static bool IsNeeded(DicomFile file, string path) =>
        new FileInfo(path) is { Exists: true, Length: > 0 } && (file.Origin is FileRange || Ranges(file.Dataset).Any());

    /// <summary>Writes beside the target and moves the result there, so that what is read while it is written is still the old file.</summary>
    internal static void Save(DicomFile file, string path)
    {
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        if (IsSame(file, target))
        {
            return;
        }

        var beside = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                file.Save(stream);
            }

            KeepValuesOf(file.Dataset, target);
            File.Move(beside, target, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Whether what stands at the target is what would be written there.</summary>
    private static bool IsSame(DicomFile file, string target) =>
        file.Origin is FileRange origin && origin.File.Path == target && origin.Length == origin.File.Length && origin.File.IsStillThere() && file.IsUnchanged;

    /// <summary>Values that lie in the file that is about to go are taken into memory.</summary>
    private static void KeepValuesOf(DicomDataset dataset, string path)
    {
        foreach (var range in Ranges(dataset).Where(range => range.File.Path == path))
        {
            range.Keep();
        }
    }

    private static IEnumerable<FileRange> Ranges(DicomDataset dataset)
    {
        var open = new Stack<DicomDataset>([dataset]);
        while (open.TryPop(out var level))
        {
            foreach (var item in level.Items)
            {
                foreach (var range in RangesIn(item).OfType<FileRange>())
                {
                    yield return range;
                }

                foreach (var inner in (item as DicomSequence)?.Items ?? [])
                {
                    open.Push(inner);
                }
            }
        }
    }

    private static IEnumerable<IByteRange?> RangesIn(DicomItem item) => item switch
    {
        DicomElement element => [element.GetRange()],
        DicomFragmentSequence fragments => Enumerable.Range(0, fragments.Fragments.Count).Select(fragments.GetRange),
        _ => [],
    };
}
