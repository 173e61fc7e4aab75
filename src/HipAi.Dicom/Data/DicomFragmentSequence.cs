namespace HipAi.Dicom.Data;

/// <summary>Encapsulated pixel data: a basic offset table and compressed fragments (PS3.5 A.4).</summary>
public sealed class DicomFragmentSequence : DicomItem
{
    /// <summary>Makes encapsulated pixel data.</summary>
    /// <param name="tag">The tag, as a rule Pixel Data.</param>
    /// <param name="valueRepresentation">As a rule OB.</param>
    /// <param name="offsetTable">The basic offset table as it stands in the first item: little-endian 32-bit offsets, or nothing.</param>
    /// <param name="fragments">The fragments after it, in order.</param>
    public DicomFragmentSequence(
        DicomTag tag, DicomVR valueRepresentation, ReadOnlyMemory<byte> offsetTable, IReadOnlyList<ReadOnlyMemory<byte>> fragments)
        : base(tag, valueRepresentation)
    {
        OffsetTable = offsetTable;
        Fragments = fragments;
    }

    /// <summary>The basic offset table: little-endian 32-bit offsets of the frames, or empty.</summary>
    public ReadOnlyMemory<byte> OffsetTable { get; }

    /// <summary>The fragments, in order, without the offset table.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Fragments { get; }
}
