using System.Text;

namespace HipAi.Dicom.Data;

/// <summary>
/// A character set as Specific Character Set (0008,0005) names it (PS3.3 C.12.1.1.2): decoding is lenient, encoding strict. Text with
/// ISO 2022 escape sequences is decoded piece by piece; encoding uses the first term only.
/// </summary>
public sealed class DicomCharacterSet : IEquatable<DicomCharacterSet>
{
    private readonly string[] _terms;
    private readonly Encoding _encoding;

    private DicomCharacterSet(string[] terms, Encoding encoding)
    {
        _terms = terms;
        _encoding = encoding;
    }

    /// <summary>The default repertoire, ISO-IR 6 (ASCII).</summary>
    public static DicomCharacterSet Default { get; } = new([], CharacterSetTable.Default);

    /// <summary>UTF-8, ISO_IR 192.</summary>
    public static DicomCharacterSet Utf8 { get; } = Parse(["ISO_IR 192"], out _);

    /// <summary>The defined terms, as they stand in (0008,0005); empty for the default repertoire.</summary>
    public IReadOnlyList<string> Terms => _terms;

    /// <summary>The character set that the terms of (0008,0005) name.</summary>
    /// <param name="terms">The values of the element.</param>
    /// <param name="oddity">What was odd about them, when something was: a wrong spelling, an unknown term (taken as Latin-1).</param>
    /// <returns>Never null.</returns>
    public static DicomCharacterSet Parse(IReadOnlyList<string> terms, out string? oddity)
    {
        ArgumentNullException.ThrowIfNull(terms);
        oddity = null;
        if (terms.Count == 0 || (terms.Count == 1 && terms[0].Length == 0))
        {
            return Default;
        }

        var first = CharacterSetTable.Find(terms[0], out var exact);
        if (first is null)
        {
            oddity = $"unknown character set '{terms[0]}', read as Latin alphabet No. 1";
        }
        else if (!exact)
        {
            oddity = $"character set '{terms[0]}' is misspelt";
        }

        return new DicomCharacterSet([.. terms], first ?? Encoding.Latin1);
    }

    /// <summary>Text from bytes; bytes that the character set does not have become U+FFFD, or Latin-1 in the default repertoire.</summary>
    /// <param name="bytes">The value as read.</param>
    /// <returns>The text with its padding.</returns>
    public string Decode(ReadOnlySpan<byte> bytes) => bytes.Contains((byte)0x1B) && _terms.Length > 0
        ? Iso2022Decoder.Decode(bytes, _encoding)
        : _encoding.GetString(bytes);

    /// <inheritdoc/>
    public bool Equals(DicomCharacterSet? other) => other is not null && _terms.AsSpan().SequenceEqual(other._terms);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DicomCharacterSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _terms.Length == 0 ? 0 : _terms[0].GetHashCode(StringComparison.Ordinal);

    /// <summary>The terms joined with a backslash, as in (0008,0005).</summary>
    /// <returns>Empty for the default repertoire.</returns>
    public override string ToString() => string.Join('\\', _terms);

    internal byte[] Encode(DicomTag tag, string text)
    {
        try
        {
            return CharacterSetTable.Strict(_terms.Length == 0 ? Encoding.ASCII : _encoding).GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            var name = _terms.Length == 0 ? "the default repertoire (set SpecificCharacterSet, for example to ISO_IR 192)" : ToString();
            throw new DicomDataException(tag, $"its text has a character that {name} cannot express", exception);
        }
    }
}
