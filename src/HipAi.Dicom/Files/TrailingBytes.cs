using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Recognises what senders and disks leave behind the last element of a data set.</summary>
internal static class TrailingBytes
{
    /// <summary>Whether no element comes any more: only nulls, or after the pixel data something that has not the form of an element.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="dataset">The outermost data set, as far as it has been read.</param>
    /// <param name="format">How it is encoded.</param>
    internal static bool AreNext(ByteSource source, DicomDataset dataset, WireFormat format)
    {
        if (dataset.Count == 0 || !source.TryPeek(8, out var bytes))
        {
            return false;
        }

        if (bytes.IndexOfAnyExcept((byte)0) < 0)
        {
            source.TryPeek((int)Math.Min(ByteSource.PeekCapacity, source.Remaining ?? 8), out var more);
            return more.IndexOfAnyExcept((byte)0) < 0;
        }

        return dataset.Items[^1].Tag >= DicomTag.PixelData && !IsElement(source, dataset.Items[^1].Tag, format);
    }

    private static bool IsElement(ByteSource source, DicomTag last, WireFormat format)
    {
        source.TryPeek(12, out var bytes);
        var tag = format.Tag(bytes);
        var left = source.Remaining ?? long.MaxValue;
        if (!format.IsExplicit)
        {
            return Fits(format.UInt32(bytes[4..])) && (tag > last || DicomDictionary.Find(tag) is not null);
        }

        return DicomVR.TryParse(bytes[4], bytes[5], out var vr)
            && (vr.Is16BitLength ? format.UInt16(bytes[6..]) <= left - 8 : bytes.Length == 12 && Fits(format.UInt32(bytes[8..])));

        bool Fits(uint length) => length == ElementHeader.Undefined || length <= left - 8;
    }
}
