using System.Buffers.Binary;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging;

/// <summary>A modality or VOI look-up table (PS3.3 C.11.1.1.1, C.11.2.1.1).</summary>
internal sealed class LookupTable
{
    private const int FullTable = 65536;
    private readonly ushort[] _entries;
    private readonly int _first;

    internal LookupTable(ushort[] entries, int firstMapped, int bits)
    {
        _entries = entries;
        _first = firstMapped;
        Maximum = (1 << bits) - 1;
    }

    /// <summary>The highest output that the table can have: 2^bits − 1.</summary>
    internal int Maximum { get; }

    /// <summary>Reads a table from an item of a LUT sequence.</summary>
    /// <param name="item">The item.</param>
    /// <param name="signedInput">Whether the values that the table maps can be negative.</param>
    /// <exception cref="DicomImagingException">The descriptor is wrong or entries are missing.</exception>
    internal static LookupTable From(DicomDataset item, bool signedInput)
    {
        if (!item.TryGetItem<DicomElement>(DicomTag.LUTDescriptor, out var descriptor) || descriptor.GetRawBytes().Length < 6)
        {
            throw DicomImagingException.About(DicomTag.LUTDescriptor, "needs three values");
        }

        // US or SS: the second value is in the form of the input, the others are counts whatever the representation says.
        var words = descriptor.GetRawBytes().Span;
        int count = BinaryPrimitives.ReadUInt16LittleEndian(words) is var entries and > 0 ? entries : FullTable;
        int first = signedInput ? BinaryPrimitives.ReadInt16LittleEndian(words[2..]) : BinaryPrimitives.ReadUInt16LittleEndian(words[2..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(words[4..]);
        if (bits is < 1 or > 16)
        {
            throw DicomImagingException.About(DicomTag.LUTDescriptor, $"names {bits} bits; it must be from 8 to 16");
        }

        return new LookupTable(Entries(item, count), first, bits);
    }

    /// <summary>The output for an input; beyond the table its ends hold. A fraction, as a slope that is no whole number makes, is dropped, as
    /// pydicom and (above zero) DCMTK do; the standard does not say.</summary>
    internal int this[double input] => _entries[(int)Math.Clamp(Math.Floor(input) - _first, 0, _entries.Length - 1)];

    private static ushort[] Entries(DicomDataset item, int count)
    {
        if (!item.TryGetItem<DicomElement>(DicomTag.LUTData, out var data))
        {
            throw DicomImagingException.About(DicomTag.LUTData, "is absent");
        }

        var bytes = data.GetRawBytes().Span;
        if (bytes.Length < count)
        {
            throw DicomImagingException.About(DicomTag.LUTData, $"has {bytes.Length} bytes; the descriptor names {count} entries");
        }

        // Entries of 8 bits may stand two to a word (PS3.3 C.11.1.1.1), which in little endian is one to a byte.
        var wide = bytes.Length >= count * 2;
        var entries = new ushort[count];
        for (var i = 0; i < count; i++)
        {
            entries[i] = wide ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * 2)..]) : bytes[i];
        }

        return entries;
    }
}
