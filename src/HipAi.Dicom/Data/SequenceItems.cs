using System.Collections.ObjectModel;

namespace HipAi.Dicom.Data;

/// <summary>The items of a sequence; notes that they are no longer those that were read.</summary>
internal sealed class SequenceItems : Collection<DicomDataset>
{
    /// <summary>Makes the list.</summary>
    /// <param name="items">The items to begin with.</param>
    internal SequenceItems(IEnumerable<DicomDataset> items)
    {
        foreach (var item in items)
        {
            AddRead(item);
        }
    }

    /// <summary>Whether an item was added, replaced or removed since the sequence was read.</summary>
    internal bool IsChanged { get; set; }

    /// <summary>Adds an item that stands in the bytes that are being read.</summary>
    internal void AddRead(DicomDataset item) => Items.Add(item);

    /// <inheritdoc/>
    protected override void InsertItem(int index, DicomDataset item)
    {
        ArgumentNullException.ThrowIfNull(item);
        IsChanged = true;
        base.InsertItem(index, item);
    }

    /// <inheritdoc/>
    protected override void SetItem(int index, DicomDataset item)
    {
        ArgumentNullException.ThrowIfNull(item);
        IsChanged = true;
        base.SetItem(index, item);
    }

    /// <inheritdoc/>
    protected override void RemoveItem(int index)
    {
        IsChanged = true;
        base.RemoveItem(index);
    }

    /// <inheritdoc/>
    protected override void ClearItems()
    {
        IsChanged = true;
        base.ClearItems();
    }
}
