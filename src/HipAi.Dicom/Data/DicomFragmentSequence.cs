namespace HipAi.Dicom.Data;

/// <summary>Encapsulated pixel data: a basic offset table and compressed fragments (PS3.5 A.4).</summary>
public sealed class DicomFragmentSequence : DicomItem
{
    private readonly FragmentList? _stored;

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
        _stored = fragments as FragmentList;
    }

    /// <summary>The basic offset table: little-endian 32-bit offsets of the frames, or empty.</summary>
    public ReadOnlyMemory<byte> OffsetTable { get; }

    /// <summary>The fragments, in order, without the offset table. Large ones of a file that was opened by path are read from it each time
    /// they are asked for (see <see cref="Files.DicomReadOptions.LargeValueLength"/>); a <see cref="Files.DicomFileException"/> says so when
    /// the file has vanished or changed.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Fragments { get; }

    /// <summary>The length of a fragment in bytes, without reading it.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <returns>As it stands in the item of the fragment.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such fragment.</exception>
    public int GetFragmentLength(int index) => _stored?.LengthOf(index) ?? Fragments[index].Length;

    /// <summary>A stream over a fragment, which need not fit into memory.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <returns>The caller closes it. It can seek and cannot write.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such fragment.</exception>
    /// <exception cref="Files.DicomFileException">It lay in a file that has vanished or changed since it was read.</exception>
    public Stream OpenFragment(int index) => _stored?.RangeOf(index)?.Open() ?? MemoryRange.OpenStream(Fragments[index]);

    internal override DicomItem WithTag(DicomTag tag) => new DicomFragmentSequence(tag, ValueRepresentation, OffsetTable, Fragments);

    /// <summary>Where a fragment lies when it is not in memory.</summary>
    internal IByteRange? GetRange(int index) => _stored?.RangeOf(index);
}
