namespace HipAi.Dicom.Data;

/// <summary>A sequence of items, each a data set (PS3.5 7.5).</summary>
public sealed class DicomSequence : DicomItem
{
    private readonly SequenceItems _items;

    /// <summary>Makes a sequence.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="items">Its items, in order.</param>
    public DicomSequence(DicomTag tag, params IEnumerable<DicomDataset> items)
        : this(tag, DicomVR.SQ, items)
    {
    }

    internal DicomSequence(DicomTag tag, DicomVR valueRepresentation, IEnumerable<DicomDataset> items)
        : base(tag, valueRepresentation) => _items = new SequenceItems(items);

    /// <summary>The items, in order; may be changed.</summary>
    public IList<DicomDataset> Items => _items;

    /// <summary>Whether it was read with an undefined length, so that an unchanged data set is written as it was (PS3.5 7.5.2).</summary>
    public bool IsUndefinedLength { get; init; }

    /// <summary>Whether its list of items was changed since it was read; the items say for themselves whether they were.</summary>
    internal bool IsChanged
    {
        get => _items.IsChanged;
        init => _items.IsChanged = value;
    }

    internal override DicomItem WithTag(DicomTag tag) => new DicomSequence(tag, ValueRepresentation, Items) { IsUndefinedLength = IsUndefinedLength };

    /// <summary>Adds an item that stands in the bytes that are being read.</summary>
    internal void AddRead(DicomDataset item) => _items.AddRead(item);
}
