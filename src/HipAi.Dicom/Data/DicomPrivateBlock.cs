namespace HipAi.Dicom.Data;

/// <summary>A block of 256 private elements that a private creator has reserved in a data set (PS3.5 7.8.1).</summary>
/// <param name="Group">The odd group.</param>
/// <param name="Number">The element of the Private Creator, 10 to FF, which is the upper half of the elements of the block.</param>
/// <param name="Creator">Who reserved it.</param>
public readonly record struct DicomPrivateBlock(ushort Group, byte Number, string Creator)
{
    /// <summary>The tag of the Private Creator.</summary>
    public DicomTag CreatorTag => new(Group, Number);

    /// <summary>The tag of an element of the block in this data set; in another one the block may have another number.</summary>
    /// <param name="element">The lower half of the element number, as the creator's documentation gives it (the nn of <c>xxnn</c>).</param>
    /// <returns>The tag.</returns>
    public DicomTag Tag(byte element) => new(Group, (ushort)((Number << 8) | element));

    /// <summary>Whether a tag is that of an element of the block.</summary>
    /// <param name="tag">Any tag.</param>
    /// <returns>False also for the Private Creator itself.</returns>
    public bool Contains(DicomTag tag) => tag.Group == Group && tag.Element >> 8 == Number;
}
