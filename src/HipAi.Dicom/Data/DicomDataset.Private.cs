namespace HipAi.Dicom.Data;

/// <content>Private elements (PS3.5 7.8).</content>
public sealed partial class DicomDataset
{
    private const byte FirstBlock = 0x10;

    /// <summary>The block that a private creator has reserved.</summary>
    /// <param name="group">An odd group.</param>
    /// <param name="creator">The creator's name; spaces around it do not count.</param>
    /// <param name="block">The block with the lowest number, when there are several of the same creator.</param>
    /// <returns>False when the creator has reserved none in the group.</returns>
    public bool TryGetPrivateBlock(ushort group, string creator, out DicomPrivateBlock block)
    {
        ArgumentNullException.ThrowIfNull(creator);
        foreach (var found in PrivateBlocks(group))
        {
            if (found.Creator == creator.Trim())
            {
                block = found;
                return true;
            }
        }

        block = default;
        return false;
    }

    /// <summary>The block of a private creator, reserved now when it is not yet: at the lowest number that neither a creator nor a private
    /// element without one has taken.</summary>
    /// <param name="group">An odd group above 0008.</param>
    /// <param name="creator">The creator's name, at most 64 characters.</param>
    /// <returns>The block.</returns>
    /// <exception cref="ArgumentException">The group is even or one of those that cannot be private (0001 to 0007, FFFF), or the name is empty.</exception>
    /// <exception cref="DicomDataException">All 240 blocks are taken, or the name is not legal.</exception>
    public DicomPrivateBlock ReservePrivateBlock(ushort group, string creator)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(creator);
        if ((group & 1) == 0 || group is < 0x0009 or 0xFFFF)
        {
            throw new ArgumentException($"{group:X4} is not a group for private elements.", nameof(group));
        }

        if (TryGetPrivateBlock(group, creator, out var block))
        {
            return block;
        }

        for (int number = FirstBlock; number <= byte.MaxValue; number++)
        {
            block = new DicomPrivateBlock(group, (byte)number, creator.Trim());
            if (!Contains(block.CreatorTag) && !_items.Exists(item => block.Contains(item.Tag)))
            {
                AddOrUpdate(DicomVR.LO, block.CreatorTag, block.Creator);
                return block;
            }
        }

        throw new DicomDataException(new DicomTag(group, FirstBlock), "all blocks of the group are reserved");
    }

    /// <summary>Who has reserved the block that a private element is in.</summary>
    /// <param name="tag">The tag of a private element.</param>
    /// <returns>Null when nobody has, or the element is not private.</returns>
    public string? GetPrivateCreator(DicomTag tag) => tag.IsPrivate && tag.Element >> 8 is >= FirstBlock and var number
        && GetStringOrEmpty(new DicomTag(tag.Group, (ushort)number)) is { Length: > 0 } creator ? creator : null;

    /// <summary>Copies the elements of a private block from another data set, with their creator; they get the number that is free here.</summary>
    /// <param name="source">The data set to copy from.</param>
    /// <param name="group">An odd group.</param>
    /// <param name="creator">The creator's name.</param>
    /// <returns>The block in this data set.</returns>
    /// <exception cref="DicomDataException">The source has no such block, or all blocks are taken here.</exception>
    public DicomPrivateBlock CopyPrivateBlock(DicomDataset source, ushort group, string creator)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.TryGetPrivateBlock(group, creator, out var from))
        {
            throw new DicomDataException(new DicomTag(group, FirstBlock), $"no block is reserved by '{creator}'");
        }

        var to = ReservePrivateBlock(group, creator);
        foreach (var item in source.Clone()._items.Where(item => from.Contains(item.Tag)))
        {
            AddOrUpdate(item.WithTag(to.Tag((byte)item.Tag.Element)));
        }

        return to;
    }

    private IEnumerable<DicomPrivateBlock> PrivateBlocks(ushort group)
    {
        for (int number = FirstBlock; number <= byte.MaxValue; number++)
        {
            var tag = new DicomTag(group, (ushort)number);
            if (tag.IsPrivate && Contains(tag))
            {
                yield return new DicomPrivateBlock(group, (byte)number, GetStringOrEmpty(tag));
            }
        }
    }
}
