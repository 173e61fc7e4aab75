using System.Buffers.Binary;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>The stored values that fill what is not image (PS3.3 C.7.5.1.1.2): Pixel Padding Value up to Pixel Padding Range Limit.</summary>
/// <param name="Low">The lowest of them.</param>
/// <param name="High">The highest of them.</param>
internal readonly record struct PaddingRange(int Low, int High)
{
    /// <summary>No value is padding.</summary>
    internal static readonly PaddingRange None = new(1, 0);

    internal static PaddingRange From(DicomDataset dataset, bool isSigned)
    {
        if (Word(dataset, DicomTag.PixelPaddingValue, isSigned) is not { } value)
        {
            return None;
        }

        var limit = Word(dataset, DicomTag.PixelPaddingRangeLimit, isSigned) ?? value;
        return new PaddingRange(Math.Min(value, limit), Math.Max(value, limit));
    }

    internal bool Contains(int storedValue) => storedValue >= Low && storedValue <= High;

    /// <summary>The word as Pixel Representation says, whatever the element's own representation (a common mistake).</summary>
    private static int? Word(DicomDataset dataset, DicomTag tag, bool isSigned)
    {
        if (!dataset.TryGetItem<DicomElement>(tag, out var element) || element.GetRawBytes() is not { Length: >= 2 } bytes)
        {
            return null;
        }

        return isSigned ? BinaryPrimitives.ReadInt16LittleEndian(bytes.Span) : BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span);
    }
}
