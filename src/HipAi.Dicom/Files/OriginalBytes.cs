using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Tells whether a data set is still what was read, and copies the bytes that it was read from.</summary>
internal static class OriginalBytes
{
    /// <summary>Whether nothing was added, replaced or removed anywhere in a data set since it was read.</summary>
    internal static bool IsUnchanged(DicomDataset dataset)
    {
        if (dataset.IsChanged)
        {
            return false;
        }

        var open = new Stack<DicomDataset>([dataset]);
        while (open.TryPop(out var level))
        {
            foreach (var item in level.Items)
            {
                if (item is DicomSequence sequence && !PushUnchanged(sequence, open))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Writes what was read, in pieces of a buffer.</summary>
    /// <returns>False when it cannot be had any more; then nothing was written.</returns>
    internal static bool TryCopy(IByteRange bytes, Stream target)
    {
        using var stream = bytes.TryOpen();
        stream?.CopyTo(target);
        return stream is not null;
    }

    private static bool PushUnchanged(DicomSequence sequence, Stack<DicomDataset> open)
    {
        foreach (var item in sequence.Items)
        {
            open.Push(item);
        }

        return !sequence.IsChanged && !sequence.Items.Any(item => item.IsChanged);
    }
}
