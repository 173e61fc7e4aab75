namespace HipAi.Dicom.Data;

/// <summary>
/// An element with a value. Values that came from bytes stay those bytes (little endian) until asked for; text that was set stays text
/// until it is written, when the character set of its data set encodes it. Large values of a file that was opened by path stay in the file
/// (see <see cref="Files.DicomReadOptions.LargeValueLength"/>). Immutable.
/// </summary>
public sealed class DicomElement : DicomItem
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly object? _elsewhere;
    private readonly DicomCharacterSet _characterSet;

    /// <summary>Makes an element from the bytes of its value.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="valueRepresentation">How the bytes are to be understood; not SQ.</param>
    /// <param name="value">The value in little endian, padded or not. Not copied: the caller gives it away.</param>
    /// <param name="characterSet">How text in it is encoded; the default repertoire when null.</param>
    /// <exception cref="ArgumentException">The representation is SQ.</exception>
    public DicomElement(DicomTag tag, DicomVR valueRepresentation, ReadOnlyMemory<byte> value, DicomCharacterSet? characterSet = null)
        : base(tag, valueRepresentation)
    {
        if (ReferenceEquals(valueRepresentation, DicomVR.SQ))
        {
            throw new ArgumentException("A sequence is a DicomSequence.", nameof(valueRepresentation));
        }

        _bytes = value;
        _characterSet = characterSet ?? DicomCharacterSet.Default;
    }

    /// <summary>Makes an element whose value lies elsewhere.</summary>
    internal DicomElement(DicomTag tag, DicomVR valueRepresentation, IByteRange value, DicomCharacterSet characterSet)
        : base(tag, valueRepresentation)
    {
        _elsewhere = value;
        _characterSet = characterSet;
    }

    private DicomElement(DicomElement other, DicomTag tag, DicomVR valueRepresentation)
        : base(tag, valueRepresentation) =>
        (_bytes, _elsewhere, _characterSet, IsChecked) = (other._bytes, other._elsewhere, other._characterSet, other.IsChecked);

    private DicomElement(DicomTag tag, DicomVR valueRepresentation, string text)
        : base(tag, valueRepresentation)
    {
        _elsewhere = text;
        _characterSet = DicomCharacterSet.Default;
    }

    /// <summary>The length of the value in bytes as it was read; of text that was set, its number of characters. Reads nothing.</summary>
    public int Length => _elsewhere switch { null => _bytes.Length, string text => text.Length, var range => (int)((IByteRange)range).Length };

    /// <summary>Whether the rules for writing need not be applied: it was read, or was found to keep them.</summary>
    internal bool IsChecked { get; set; }

    /// <summary>Whether the element is there without a value (type 2 of PS3.5 7.4.3).</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Makes a text element.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="valueRepresentation">A text representation.</param>
    /// <param name="values">The values, unpadded.</param>
    /// <returns>The element.</returns>
    /// <exception cref="DicomDataException">A value has a character that the representation does not allow (a backslash where it separates
    /// values, a control character, anything outside ASCII where no character set applies), has more characters than it may have, or there are
    /// more or fewer values than the dictionary says; or the dictionary has the element with another representation.</exception>
    public static DicomElement FromText(DicomTag tag, DicomVR valueRepresentation, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(valueRepresentation);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count > 1 && !valueRepresentation.IsMultiValued)
        {
            throw new DicomDataException(tag, $"{valueRepresentation} has one value; {values.Count} were given");
        }

        foreach (var value in values)
        {
            if (ValueRules.Violation(valueRepresentation, value) is { } violation)
            {
                throw new DicomDataException(tag, violation);
            }
        }

        if ((ElementRules.Violation(tag, valueRepresentation, values.Count) ?? ElementRules.CharacterSetViolation(tag, values)) is { } forbidden)
        {
            throw new DicomDataException(tag, forbidden);
        }

        var text = string.Join('\\', values);
        if (valueRepresentation.UsesCharacterSet)
        {
            return new DicomElement(tag, valueRepresentation, text) { IsChecked = true };
        }

        if (!System.Text.Ascii.IsValid(text))
        {
            throw new DicomDataException(tag, $"{valueRepresentation} takes ASCII only");
        }

        return new DicomElement(tag, valueRepresentation, DicomCharacterSet.Default.Encode(tag, valueRepresentation, text)) { IsChecked = true };
    }

    /// <summary>The value as little-endian bytes, text encoded in a given character set, without padding beyond what was read.</summary>
    /// <param name="characterSet">The character set of the data set that the element is in.</param>
    /// <returns>The bytes; the very memory that was read when nothing has to change.</returns>
    /// <exception cref="DicomDataException">The text has a character that the character set cannot express.</exception>
    /// <exception cref="Files.DicomFileException">The value lay in a file that has vanished or changed since it was read.</exception>
    public ReadOnlyMemory<byte> GetBytes(DicomCharacterSet characterSet)
    {
        ArgumentNullException.ThrowIfNull(characterSet);
        if (_elsewhere is string text)
        {
            return characterSet.Encode(Tag, ValueRepresentation, text);
        }

        var bytes = Stored();
        var asItIs = !ValueRepresentation.UsesCharacterSet || _characterSet.Equals(characterSet) || IsPlain(bytes.Span);
        return asItIs ? bytes : characterSet.Encode(Tag, ValueRepresentation, _characterSet.Decode(bytes.Span, ValueRepresentation));
    }

    /// <summary>The value as a stream of little-endian bytes as they were read, which need not fit into memory. Text that was set is encoded in
    /// the default repertoire; use <see cref="GetBytes"/> for another.</summary>
    /// <returns>The caller closes it. It can seek and cannot write.</returns>
    /// <exception cref="Files.DicomFileException">The value lay in a file that has vanished or changed since it was read.</exception>
    public Stream OpenStream() => _elsewhere is IByteRange range ? range.Open() : MemoryRange.OpenStream(GetRawBytes());

    /// <summary>The same value with another representation, for private elements that were read as UN.</summary>
    /// <param name="valueRepresentation">What it is known to be; not SQ.</param>
    /// <returns>A new element over the same bytes.</returns>
    /// <exception cref="ArgumentException">The representation is SQ.</exception>
    /// <exception cref="DicomDataException">The element has text that was set, which the representation does not allow.</exception>
    public DicomElement As(DicomVR valueRepresentation)
    {
        ArgumentNullException.ThrowIfNull(valueRepresentation);
        if (ReferenceEquals(valueRepresentation, DicomVR.SQ))
        {
            throw new ArgumentException("A sequence is a DicomSequence.", nameof(valueRepresentation));
        }

        return _elsewhere is string text
            ? FromText(Tag, valueRepresentation, valueRepresentation.IsMultiValued ? text.Split('\\') : [text])
            : new DicomElement(this, Tag, valueRepresentation);
    }

    /// <summary>Where the value lies, when it is not in memory and can be written in a character set as it is.</summary>
    internal IByteRange? GetRange(DicomCharacterSet characterSet) =>
        !ValueRepresentation.UsesCharacterSet || _characterSet.Equals(characterSet) ? GetRange() : null;

    /// <summary>Where the value lies, when it is not in memory.</summary>
    internal IByteRange? GetRange() => _elsewhere as IByteRange;

    /// <summary>This element, when it may be written.</summary>
    /// <exception cref="DicomDataException">It has a length, a count or a form of values that the standard does not allow.</exception>
    internal DicomElement Checked()
    {
        if (!IsChecked && ElementRules.Violation(this) is { } violation)
        {
            throw new DicomDataException(Tag, violation);
        }

        IsChecked = true;
        return this;
    }

    /// <summary>The whole value as text with padding still in place.</summary>
    /// <returns>Text as it was set or decoded.</returns>
    internal string GetText() => _elsewhere as string
        ?? (ValueRepresentation.UsesCharacterSet || ReferenceEquals(ValueRepresentation, DicomVR.UN) ? _characterSet : DicomCharacterSet.Default)
            .Decode(Stored().Span, ValueRepresentation);

    /// <summary>The bytes of a value that is not text in need of a character set.</summary>
    /// <returns>The memory that was read.</returns>
    internal ReadOnlyMemory<byte> GetRawBytes() => _elsewhere is string text ? DicomCharacterSet.Default.Encode(Tag, ValueRepresentation, text) : Stored();

    /// <summary>Whether bytes mean the same in every character set; two-byte sets of ISO 2022 look like ASCII after their escape sequence.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> bytes) => System.Text.Ascii.IsValid(bytes) && !bytes.Contains((byte)0x1B);

    internal override DicomItem WithTag(DicomTag tag) => new DicomElement(this, tag, ValueRepresentation);

    private ReadOnlyMemory<byte> Stored() => (_elsewhere as IByteRange)?.Load() ?? _bytes;
}
