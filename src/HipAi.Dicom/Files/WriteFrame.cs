using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>One open level of a data set that is being measured or written: a data set (the outermost or an item) or a sequence.</summary>
internal sealed class WriteFrame
{
    internal DicomDataset? Dataset { get; init; }

    internal DicomSequence? Sequence { get; init; }

    internal required WireFormat Format { get; init; }

    internal required DicomCharacterSet CharacterSet { get; init; }

    /// <summary>The index of the next element or item.</summary>
    internal int Next { get; set; }

    /// <summary>The length of what has been gone through, in bytes.</summary>
    internal long Length { get; set; }

    /// <summary>Whether it is meta information, the only place for group 2.</summary>
    private bool IsMeta { get; init; }

    internal static WriteFrame Root(DicomDataset dataset, WireFormat format, bool isMeta) =>
        new() { Dataset = dataset, Format = format, IsMeta = isMeta, CharacterSet = dataset.CharacterSet ?? DicomCharacterSet.Default };

    /// <summary>The level for a sequence of this data set; inside unknown elements all is implicit (PS3.5 6.2.2 note 4).</summary>
    internal WriteFrame Open(DicomSequence sequence) => new()
    {
        Sequence = sequence,
        Format = Format.IsExplicit && ReferenceEquals(sequence.ValueRepresentation, DicomVR.UN) ? WireFormat.ImplicitLittle : Format,
        CharacterSet = CharacterSet,
    };

    /// <summary>The level for an item of this sequence.</summary>
    internal WriteFrame Open(DicomDataset item) => new() { Dataset = item, Format = Format, CharacterSet = item.CharacterSet ?? CharacterSet };

    /// <summary>The next element to write. Group lengths are left out: they are retired and would be wrong after a change (PS3.5 7.2); so is
    /// meta information that strayed into a data set (PS3.10 7.1).</summary>
    internal bool TryNextElement(out DicomItem item)
    {
        var items = Dataset!.Items;
        while (Next < items.Count)
        {
            item = items[Next++];
            if (item.Tag.Group == 0x0002 ? IsMeta : !item.Tag.IsGroupLength || item.Tag.Group == 0x0000)
            {
                return true;
            }
        }

        item = null!;
        return false;
    }

    internal bool TryNextItem(out DicomDataset item)
    {
        var found = Next < Sequence!.Items.Count;
        item = found ? Sequence.Items[Next++] : null!;
        return found;
    }
}
