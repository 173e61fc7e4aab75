using System.Runtime.InteropServices;

namespace HipAi.Dicom.Imaging;

/// <summary>The stored values of one grey-scale frame as codes from 0 to 2^BitsStored − 1: shifted to the high bit, overlay bits masked.</summary>
internal sealed class StoredValues
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int _bitOffset;
    private readonly PixelDescription _pixels;

    internal StoredValues(ReadOnlyMemory<byte> bytes, int bitOffset, PixelDescription pixels) => (_bytes, _bitOffset, _pixels) = (bytes, bitOffset, pixels);

    /// <summary>How many codes there can be.</summary>
    internal int CodeCount => 1 << _pixels.BitsStored;

    /// <summary>The number of pixels.</summary>
    internal int Count => _pixels.Rows * _pixels.Columns;

    /// <summary>The stored value for a code: two's complement when Pixel Representation says so.</summary>
    internal int ValueOf(int code)
    {
        var unused = 32 - _pixels.BitsStored;
        return _pixels.IsSigned ? code << unused >> unused : code;
    }

    /// <summary>Which codes occur.</summary>
    internal bool[] FindUsed()
    {
        var used = new bool[CodeCount];
        Map(new CodeMarker(used));
        return used;
    }

    /// <summary>Looks every pixel up.</summary>
    /// <param name="table">One entry per code.</param>
    /// <returns>One entry per pixel.</returns>
    internal T[] Map<T>(T[] table)
        where T : struct
    {
        // Every pixel is written: clearing some ten million of them first would take as long as looking them up.
        var result = GC.AllocateUninitializedArray<T>(Count);
        Map(new TableLookup<T>(table, result));
        return result;
    }

    /// <summary>Goes through all pixels; a struct as visitor lets the compiler inline it into each loop.</summary>
    private void Map<TVisitor>(TVisitor visitor)
        where TVisitor : struct, ICodeVisitor
    {
        var (shift, mask) = Position();
        var bytes = _bytes.Span;
        switch (_pixels.BitsAllocated)
        {
            case 16:
                // The machine is little endian wherever .NET runs today, and so are the values.
                var words = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (var i = 0; i < Count; i++)
                {
                    visitor.See(i, (words[i] >> shift) & mask);
                }

                break;
            case 8:
                for (var i = 0; i < Count; i++)
                {
                    visitor.See(i, (bytes[i] >> shift) & mask);
                }

                break;
            default:
                for (var i = 0; i < Count; i++)
                {
                    visitor.See(i, (Packed(i) >> shift) & mask);
                }

                break;
        }
    }

    private (int Shift, int Mask) Position() => (_pixels.HighBit + 1 - _pixels.BitsStored, CodeCount - 1);

    /// <summary>Samples that are not whole bytes follow each other bit by bit, the least significant first (PS3.5 8.1.1).</summary>
    private int Packed(int index)
    {
        var bit = _bitOffset + ((long)index * _pixels.BitsAllocated);
        var bytes = _bytes.Span;
        var value = 0;
        for (var i = 0; i < _pixels.BitsAllocated; i++, bit++)
        {
            value |= ((bytes[(int)(bit / 8)] >> (int)(bit % 8)) & 1) << i;
        }

        return value;
    }

    private interface ICodeVisitor
    {
        void See(int index, int code);
    }

    private readonly struct CodeMarker(bool[] used) : ICodeVisitor
    {
        public void See(int index, int code) => used[code] = true;
    }

    private readonly struct TableLookup<T>(T[] table, T[] result) : ICodeVisitor
    {
        public void See(int index, int code) => result[index] = table[code];
    }
}
