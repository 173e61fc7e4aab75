using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>
/// Reads a data set from bytes with an explicit stack of open levels: nesting costs heap, within a limit, and never stack.
/// </summary>
internal sealed class DatasetParser
{
    private readonly ByteSource _source;
    private readonly DicomReadLimits _limits;
    private readonly DicomTag? _stopBefore;
    private readonly OddityList _oddities;
    private readonly ElementHeaderReader _headers;
    private readonly ValueReader _values;
    private readonly Stack<ParserFrame> _open = new();
    private int _depth;

    internal DatasetParser(ByteSource source, DicomReadOptions options, OddityList oddities)
    {
        _source = source;
        _limits = options.Limits;
        _stopBefore = options.StopBefore;
        _oddities = oddities;
        _headers = new ElementHeaderReader(source, oddities);
        _values = new ValueReader(source, options, oddities);
    }

    /// <summary>Whether reading ended before an element that was to be the first not to be read.</summary>
    internal bool HasStopped { get; private set; }

    /// <summary>Whether it reads meta information, the only place for group 2.</summary>
    internal bool IsMeta { get; init; }

    /// <summary>Reads until the bytes end, the limit is reached, or an element comes before which to stop.</summary>
    /// <param name="format">How the outermost level is encoded.</param>
    /// <param name="softEnd">The position from which on no further element begins.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="DicomFileException">The bytes are not a data set, or go beyond a limit.</exception>
    internal DicomDataset Parse(WireFormat format, long softEnd = long.MaxValue)
    {
        var root = new DicomDataset();
        _open.Push(new ParserFrame { Dataset = root, Format = format, Limit = softEnd, IsSoftLimit = true, CharacterSet = DicomCharacterSet.Default });
        while (_open.TryPeek(out var frame))
        {
            if (_source.Position >= frame.Limit)
            {
                CloseAtLimit(frame);
            }
            else if (!_source.TryPeek(8, out var bytes))
            {
                CloseAtEnd(bytes.Length);
            }
            else if (!Step(frame, frame.Format.Tag(bytes), frame.Format.UInt32(bytes[4..])))
            {
                break;
            }
        }

        return root;
    }

    /// <summary>Reads one item, delimiter or element.</summary>
    /// <returns>False when reading is to stop.</returns>
    private bool Step(ParserFrame frame, DicomTag tag, uint itemLength)
    {
        if (frame.Sequence is not null)
        {
            StepSequence(frame, frame.Sequence, tag, itemLength);
            return true;
        }

        if (tag.Group == DicomTag.Item.Group)
        {
            StepDelimiter(frame, tag);
            return true;
        }

        if (_open.Count == 1 && _stopBefore is { } stop && tag >= stop)
        {
            HasStopped = true;
            return false;
        }

        if (_open.Count == 1 && !IsMeta && TrailingBytes.AreNext(_source, frame.Dataset!, frame.Format))
        {
            _oddities.Add($"what stands after the data set at byte {_source.Position} are no elements");
            return false;
        }

        StepElement(frame, frame.Dataset!);
        return true;
    }

    private void StepSequence(ParserFrame frame, DicomSequence sequence, DicomTag tag, uint length)
    {
        if (tag == DicomTag.Item)
        {
            _source.Skip(8);
            OpenItem(frame, sequence, length);
        }
        else if (tag == DicomTag.SequenceDelimitationItem)
        {
            _source.Skip(8);
            Expect(frame.IsDelimited, sequence.Tag, "has a length and a delimiter");
            Close(frame);
        }
        else if (tag == DicomTag.ItemDelimitationItem)
        {
            _source.Skip(8);
            Expect(false, sequence.Tag, "has an item delimiter outside an item");
        }
        else if (frame.IsDelimited)
        {
            Expect(false, sequence.Tag, "ends without a delimiter");
            Close(frame);
        }
        else
        {
            Expect(false, sequence.Tag, $"has {tag} where an item should stand, at byte {_source.Position}; the rest of it is left out");
            SkipTo(frame.Limit);
        }
    }

    private void SkipTo(long position)
    {
        while (_source.Position < position)
        {
            _source.TryPeek((int)Math.Min(ByteSource.PeekCapacity, position - _source.Position), out var bytes);
            _source.Skip(bytes.IsEmpty ? throw new DicomFileException($"truncated: the bytes end at {_source.Position} inside a sequence") : bytes.Length);
        }
    }

    private void StepDelimiter(ParserFrame frame, DicomTag tag)
    {
        if (_open.Count > 1 && frame.IsDelimited)
        {
            // A sequence delimiter here means that the item's own was forgotten: it is left for the sequence.
            Expect(tag == DicomTag.ItemDelimitationItem, tag, "stands where an item delimiter should");
            _source.Skip(tag == DicomTag.ItemDelimitationItem ? 8 : 0);
            Close(frame);
            return;
        }

        // After an item of known length a superfluous delimiter is harmless.
        _oddities.Add($"{DicomDictionary.Describe(tag)} at byte {_source.Position} closes nothing");
        _source.Skip(8);
        _values.CountOne();
    }

    private void StepElement(ParserFrame frame, DicomDataset dataset)
    {
        var header = _headers.Read(frame);
        _values.CountOne();
        Expect(header.Tag.Group != DicomTag.FileMetaInformationGroupLength.Group || IsMeta, header.Tag, "belongs into the meta information");
        if (dataset.Count > 0 && dataset.Items[^1].Tag >= header.Tag)
        {
            Expect(false, header.Tag, "stands twice or out of order");
        }

        if (SequenceRules.IsSequence(header, _oddities))
        {
            OpenSequence(frame, dataset, header);
        }
        else if (header.IsUndefinedLength)
        {
            dataset.AddRead(_values.ReadFragments(header, frame));
        }
        else
        {
            var element = _values.Read(header, frame);
            dataset.AddRead(element);
            Note(frame, element);
        }
    }

    private void OpenSequence(ParserFrame frame, DicomDataset dataset, ElementHeader header)
    {
        if (++_depth > _limits.MaxSequenceDepth)
        {
            throw new DicomFileException($"{DicomDictionary.Describe(header.Tag)}: sequences nest deeper than {_limits.MaxSequenceDepth} (limit MaxSequenceDepth)");
        }

        var isUnknown = frame.Format.IsExplicit && ReferenceEquals(header.VR, DicomVR.UN);
        var sequence = new DicomSequence(header.Tag, isUnknown ? DicomVR.UN : DicomVR.SQ, []) { IsUndefinedLength = header.IsUndefinedLength };
        dataset.AddRead(sequence);
        _open.Push(new ParserFrame
        {
            Sequence = sequence,
            Format = isUnknown ? WireFormat.ImplicitLittle : frame.Format,
            Limit = LimitOf(frame, header.Length, sequence.Tag),
            IsDelimited = header.IsUndefinedLength,
            CharacterSet = frame.CharacterSet,
            IsSigned = frame.IsSigned,
        });
    }

    private void OpenItem(ParserFrame frame, DicomSequence sequence, uint length)
    {
        _values.CountOne();
        var isUndefined = length == ElementHeader.Undefined;
        var item = new DicomDataset { IsUndefinedLength = isUndefined };
        sequence.AddRead(item);
        _open.Push(new ParserFrame
        {
            Dataset = item,
            Format = FormatGuess.CheckItem(_source, frame.Format, sequence.Tag, _oddities),
            Limit = LimitOf(frame, length, sequence.Tag),
            IsDelimited = isUndefined,
            CharacterSet = frame.CharacterSet,
            IsSigned = frame.IsSigned,
        });
    }

    private long LimitOf(ParserFrame frame, uint length, DicomTag tag)
    {
        if (length == ElementHeader.Undefined)
        {
            return frame.Limit;
        }

        if (_source.Remaining is { } remaining && length > remaining)
        {
            throw new DicomFileException($"{DicomDictionary.Describe(tag)}: truncated, {length} bytes are announced, {remaining} are there");
        }

        var end = _source.Position + length;
        Expect(end <= frame.Limit, tag, "is longer than what it is part of");
        return Math.Min(end, frame.Limit);
    }

    private void Note(ParserFrame frame, DicomElement element)
    {
        if (element.Tag == DicomTag.SpecificCharacterSet)
        {
            frame.CharacterSet = DicomCharacterSet.Parse(ElementDecoder.Texts(element), out var oddity);
            Expect(oddity is null, element.Tag, oddity ?? string.Empty);
        }
        else if (element.Tag == DicomTag.PixelRepresentation)
        {
            frame.IsSigned = frame.Dataset!.GetSingleValueOrDefault(element.Tag, 0) == 1;
        }
    }

    private void CloseAtLimit(ParserFrame frame)
    {
        if (frame.IsDelimited)
        {
            _oddities.Add($"a level that should end with a delimiter ends at byte {_source.Position} without one");
        }

        Close(frame);
    }

    private void CloseAtEnd(int strayBytes)
    {
        if (strayBytes > 0)
        {
            _oddities.Add($"{strayBytes} stray bytes at the end");
        }

        if (_open.Any(frame => frame.Limit != long.MaxValue))
        {
            throw new DicomFileException($"truncated: the bytes end at {_source.Position} inside a sequence or an item");
        }

        if (_open.Count > 1)
        {
            _oddities.Add("the bytes end before the delimiter of a sequence");
        }

        _open.Clear();
    }

    private void Close(ParserFrame frame)
    {
        _open.Pop();
        _depth -= frame.Sequence is null ? 0 : 1;
    }

    private void Expect(bool asItShould, DicomTag tag, string otherwise)
    {
        if (!asItShould)
        {
            _oddities.Add($"{DicomDictionary.Describe(tag)} {otherwise}");
        }
    }
}
