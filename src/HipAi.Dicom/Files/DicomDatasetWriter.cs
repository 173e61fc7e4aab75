using System.IO.Compression;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>
/// Writes data sets in any native or encapsulated transfer syntax (PS3.5 Annex A), with an explicit stack of open levels. A data set that was
/// read from a path or from memory and not changed since, at any depth, is written in the transfer syntax it was read in byte for byte as it
/// was, with everything that is odd about it. Any other is written strictly: without group lengths and strayed meta information, padded to even
/// lengths, each sequence and item closed as its length says.
/// </summary>
public static class DicomDatasetWriter
{
    /// <summary>Writes a data set without meta information.</summary>
    /// <param name="target">Where it goes; left open.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="syntax">The transfer syntax. Pixel data is not transcoded: it must be there in the form that the syntax has.</param>
    /// <exception cref="DicomFileException">Pixel data is encapsulated and the syntax native or the other way round, or a length does not fit.</exception>
    /// <exception cref="DicomDataException">A text has a character that the character set of its data set cannot express, or a value that was
    /// set (not one that was read) has a length, a count or a form that PS3.5 6.2 or the dictionary does not allow.</exception>
    public static void Write(Stream target, DicomDataset dataset, DicomTransferSyntax syntax)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(syntax);
        var isOriginal = dataset.Origin is { } origin && string.Equals(origin.TransferSyntaxUid, syntax.UID.UID, StringComparison.Ordinal)
            && OriginalBytes.IsUnchanged(dataset) && OriginalBytes.TryCopy(origin.Bytes, target);
        if (!isOriginal)
        {
            CheckPixelData(dataset, syntax);
            WriteStrictly(target, dataset, syntax, isMeta: false);
        }
    }

    /// <summary>Writes a data set as the standard wants it, whatever it was read from.</summary>
    internal static void WriteStrictly(Stream target, DicomDataset dataset, DicomTransferSyntax syntax, bool isMeta)
    {
        var format = WireFormat.Of(syntax);
        if (!syntax.IsDeflated)
        {
            WriteLevels(new ElementWriter(target), dataset, format, isMeta);
            return;
        }

        var counted = new CountingStream(target);
        using (var deflate = new DeflateStream(counted, CompressionLevel.Optimal, leaveOpen: true))
        {
            WriteLevels(new ElementWriter(deflate), dataset, format, isMeta);
        }

        if ((counted.Written & 1) != 0)
        {
            // PS3.5 A.5: an odd deflated length is padded with a null.
            target.WriteByte(0);
        }
    }

    private static void WriteLevels(ElementWriter writer, DicomDataset dataset, WireFormat format, bool isMeta)
    {
        var lengths = LengthTable.Measure(dataset, format, isMeta);
        var open = new Stack<WriteFrame>([WriteFrame.Root(dataset, format, isMeta)]);
        while (open.TryPeek(out var frame))
        {
            if (frame.Dataset is not null && frame.TryNextElement(out var item))
            {
                WriteElement(writer, item, frame, open, lengths);
            }
            else if (frame.Sequence is not null && frame.TryNextItem(out var next))
            {
                writer.ItemHeader(DicomTag.Item, next.IsUndefinedLength ? ElementHeader.Undefined : lengths.Of(next), frame.Format);
                open.Push(frame.Open(next));
            }
            else
            {
                Close(writer, open);
            }
        }

        writer.Flush();
    }

    private static void WriteElement(ElementWriter writer, DicomItem item, WriteFrame frame, Stack<WriteFrame> open, LengthTable lengths)
    {
        switch (item)
        {
            case DicomSequence sequence:
                var length = sequence.IsUndefinedLength ? ElementHeader.Undefined : lengths.Of(sequence);
                writer.Header(sequence.Tag, sequence.ValueRepresentation, length, frame.Format);
                open.Push(frame.Open(sequence));
                break;
            case DicomFragmentSequence fragments:
                writer.Fragments(fragments, frame.Format);
                break;
            default:
                writer.Element(((DicomElement)item).Checked(), frame.CharacterSet, frame.Format);
                break;
        }
    }

    private static void Close(ElementWriter writer, Stack<WriteFrame> open)
    {
        var done = open.Pop();
        if (done.Sequence is { IsUndefinedLength: true })
        {
            writer.ItemHeader(DicomTag.SequenceDelimitationItem, 0, done.Format);
        }
        else if (open.Count > 0 && done.Dataset is { IsUndefinedLength: true })
        {
            writer.ItemHeader(DicomTag.ItemDelimitationItem, 0, done.Format);
        }
    }

    private static void CheckPixelData(DicomDataset dataset, DicomTransferSyntax syntax)
    {
        if (dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out _) && !syntax.IsEncapsulated)
        {
            throw new DicomFileException($"PixelData (7FE0,0010) is encapsulated and cannot be written in {syntax}");
        }

        if (dataset.TryGetItem<DicomElement>(DicomTag.PixelData, out _) && syntax.IsEncapsulated)
        {
            throw new DicomFileException($"PixelData (7FE0,0010) is native and cannot be written in {syntax}");
        }
    }
}
