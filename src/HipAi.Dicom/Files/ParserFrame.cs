using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>One open level of a data set that is being read: the outermost data set, a sequence, or an item.</summary>
internal sealed class ParserFrame
{
    /// <summary>The data set that elements go into; null for a sequence.</summary>
    internal DicomDataset? Dataset { get; init; }

    /// <summary>The sequence that items go into; null for a data set.</summary>
    internal DicomSequence? Sequence { get; init; }

    /// <summary>How the bytes of this level are to be read.</summary>
    internal required WireFormat Format { get; init; }

    /// <summary>Where the level ends at the latest: its own end, or that of a level around it. long.MaxValue when only a delimiter ends it.</summary>
    internal required long Limit { get; init; }

    /// <summary>Whether the limit only says where no further element begins: the group length of meta information is often wrong.</summary>
    internal bool IsSoftLimit { get; init; }

    /// <summary>Whether a delimiter ends the level.</summary>
    internal bool IsDelimited { get; init; }

    /// <summary>The character set in force.</summary>
    internal required DicomCharacterSet CharacterSet { get; set; }

    /// <summary>Whether Pixel Representation, here or around, says two's complement.</summary>
    internal bool IsSigned { get; set; }
}
