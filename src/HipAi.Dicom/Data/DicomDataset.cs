using System.Collections;

namespace HipAi.Dicom.Data;

/// <summary>
/// A data set: items sorted by tag, each tag once (PS3.5 7.1). Numbers come out in the type that is asked for, text without padding.
/// Not safe for use by several threads while it is being changed; reading it from several is.
/// </summary>
public sealed partial class DicomDataset : IEnumerable<DicomItem>
{
    private readonly List<DicomItem> _items = [];

    /// <summary>Makes an empty data set.</summary>
    public DicomDataset()
    {
    }

    /// <summary>Makes a data set of some items.</summary>
    /// <param name="items">The items, in any order; of items with the same tag the last stays.</param>
    public DicomDataset(params IEnumerable<DicomItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
        {
            AddOrUpdate(item);
        }
    }

    /// <summary>The number of items, not counting those inside sequences.</summary>
    public int Count => _items.Count;

    internal IReadOnlyList<DicomItem> Items => _items;

    /// <summary>Whether it was read as a sequence item of undefined length, so that an unchanged one is written as it was (PS3.5 7.5.2).</summary>
    public bool IsUndefinedLength { get; init; }

    /// <summary>The character set that (0008,0005) of this data set names; null when it has none and that of the enclosing one holds.</summary>
    public DicomCharacterSet? CharacterSet =>
        TryGetItem<DicomElement>(DicomTag.SpecificCharacterSet, out _) ? DicomCharacterSet.Parse(GetStrings(DicomTag.SpecificCharacterSet), out _) : null;

    /// <summary>Whether there is an item with a tag, with or without a value.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>True when there is.</returns>
    public bool Contains(DicomTag tag) => IndexOf(tag) >= 0;

    /// <summary>The item with a tag.</summary>
    /// <typeparam name="T">The kind of item wanted.</typeparam>
    /// <param name="tag">The tag.</param>
    /// <param name="item">The item.</param>
    /// <returns>False when there is none of that kind.</returns>
    public bool TryGetItem<T>(DicomTag tag, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? item)
        where T : DicomItem
    {
        var index = IndexOf(tag);
        item = index >= 0 ? _items[index] as T : null;
        return item is not null;
    }

    /// <summary>Where it was read from, for the outermost data set, as far as its bytes can be had again without keeping them twice.</summary>
    internal DatasetOrigin? Origin { get; set; }

    /// <summary>Whether an item was added, replaced or removed since it was read; does not say so of data sets inside it.</summary>
    internal bool IsChanged { get; private set; }

    /// <summary>Adds an item in its place, instead of one that has the same tag.</summary>
    /// <param name="item">The item.</param>
    /// <returns>This data set.</returns>
    public DicomDataset AddOrUpdate(DicomItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        IsChanged = true;
        AddRead(item);
        return this;
    }

    /// <summary>Adds an item that stands in the bytes that are being read.</summary>
    internal void AddRead(DicomItem item)
    {
        // Readers add in order: the end is the usual place.
        if (_items.Count == 0 || _items[^1].Tag < item.Tag)
        {
            _items.Add(item);
            return;
        }

        var index = IndexOf(item.Tag);
        if (index >= 0)
        {
            _items[index] = item;
        }
        else
        {
            _items.Insert(~index, item);
        }
    }

    /// <summary>Removes the item with a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>False when there was none.</returns>
    public bool Remove(DicomTag tag)
    {
        var index = IndexOf(tag);
        if (index >= 0)
        {
            IsChanged = true;
            _items.RemoveAt(index);
        }

        return index >= 0;
    }

    /// <summary>A copy that shares nothing that can change: sequences and their items are new, values (which are immutable) are shared.</summary>
    /// <returns>The copy.</returns>
    public DicomDataset Clone()
    {
        var root = new DicomDataset { IsUndefinedLength = IsUndefinedLength, IsChanged = IsChanged, Origin = Origin };
        var open = new Stack<(DicomDataset Source, DicomDataset Copy)>([(this, root)]);
        while (open.TryPop(out var pair))
        {
            foreach (var item in pair.Source._items)
            {
                pair.Copy._items.Add(item is DicomSequence sequence ? CopySequence(sequence, open) : item);
            }
        }

        return root;
    }

    /// <summary>The items in order of their tags.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<DicomItem> GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    private static DicomSequence CopySequence(DicomSequence sequence, Stack<(DicomDataset Source, DicomDataset Copy)> open)
    {
        var copies = new List<DicomDataset>(sequence.Items.Count);
        foreach (var source in sequence.Items)
        {
            var copy = new DicomDataset { IsUndefinedLength = source.IsUndefinedLength, IsChanged = source.IsChanged };
            copies.Add(copy);
            open.Push((source, copy));
        }

        return new DicomSequence(sequence.Tag, sequence.ValueRepresentation, copies)
        {
            IsUndefinedLength = sequence.IsUndefinedLength, IsChanged = sequence.IsChanged,
        };
    }

    private int IndexOf(DicomTag tag)
    {
        var (low, high) = (0, _items.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _items[middle].Tag.CompareTo(tag);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
