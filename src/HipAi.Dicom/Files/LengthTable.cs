using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>The lengths of sequences and items of defined length, found in one pass over a data set before it is written.</summary>
internal sealed class LengthTable
{
    private readonly Dictionary<object, long> _lengths = new(ReferenceEqualityComparer.Instance);

    /// <summary>The length of the whole data set in bytes.</summary>
    internal long Total { get; private set; }

    /// <summary>Measures a data set as it will be written.</summary>
    internal static LengthTable Measure(DicomDataset dataset, WireFormat format, bool isMeta)
    {
        var table = new LengthTable();
        var open = new Stack<WriteFrame>([WriteFrame.Root(dataset, format, isMeta)]);
        while (open.TryPeek(out var frame))
        {
            if (frame.Dataset is not null && frame.TryNextElement(out var item))
            {
                frame.Length += OwnLength(item, frame);
                if (item is DicomSequence sequence)
                {
                    open.Push(frame.Open(sequence));
                }
            }
            else if (frame.Sequence is not null && frame.TryNextItem(out var next))
            {
                frame.Length += next.IsUndefinedLength ? 16 : 8;
                open.Push(frame.Open(next));
            }
            else
            {
                table.Close(open);
            }
        }

        return table;
    }

    /// <summary>The length field of a sequence or an item of defined length.</summary>
    /// <exception cref="DicomFileException">It does not fit into 32 bits.</exception>
    internal uint Of(object level) => _lengths[level] is var length and < ElementHeader.Undefined
        ? (uint)length
        : throw new DicomFileException($"a sequence of {_lengths[level]} bytes cannot have a defined length");

    private void Close(Stack<WriteFrame> open)
    {
        var done = open.Pop();
        _lengths[(object?)done.Dataset ?? done.Sequence!] = done.Length;
        if (open.TryPeek(out var outer))
        {
            outer.Length += done.Length;
        }
        else
        {
            Total = done.Length;
        }
    }

    /// <summary>Header, value and delimiter of an element; for a sequence without its items.</summary>
    private static long OwnLength(DicomItem item, WriteFrame frame)
    {
        switch (item)
        {
            case DicomSequence sequence:
                return (frame.Format.IsExplicit ? 12 : 8) + (sequence.IsUndefinedLength ? 8 : 0);
            case DicomFragmentSequence fragments:
                return (frame.Format.IsExplicit ? 12 : 8) + 16 + Even(fragments.OffsetTable.Length)
                    + Enumerable.Range(0, fragments.Fragments.Count).Sum(i => 8 + Even(fragments.GetFragmentLength(i)));
            default:
                var element = (DicomElement)item;
                var length = Even(element.GetRange(frame.CharacterSet)?.Length ?? element.GetBytes(frame.CharacterSet).Length);
                return ElementWriter.HeaderLength(item.ValueRepresentation, length, frame.Format) + length;
        }
    }

    private static long Even(long length) => length + (length & 1);
}
