using System.Collections;

namespace HipAi.Dicom.Data;

/// <summary>Fragments, each in memory or somewhere else until it is asked for.</summary>
internal sealed class FragmentList : IReadOnlyList<ReadOnlyMemory<byte>>
{
    private readonly List<(ReadOnlyMemory<byte> Bytes, IByteRange? Range)> _fragments = [];

    /// <inheritdoc/>
    public int Count => _fragments.Count;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> this[int index] => _fragments[index] switch
    {
        (_, { } range) => range.Load(),
        var (bytes, _) => bytes,
    };

    /// <inheritdoc/>
    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(ReadOnlyMemory<byte> bytes) => _fragments.Add((bytes, null));

    internal void Add(IByteRange range) => _fragments.Add((default, range));

    internal int LengthOf(int index) => (int?)_fragments[index].Range?.Length ?? _fragments[index].Bytes.Length;

    internal IByteRange? RangeOf(int index) => _fragments[index].Range;
}
