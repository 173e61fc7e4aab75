using System.Text;

namespace HipAi.Dicom.Data;

/// <summary>
/// A character set as Specific Character Set (0008,0005) names it (PS3.3 C.12.1.1.2), one term or, with ISO 2022 code extensions, several.
/// Decoding is lenient, encoding strict.
/// </summary>
public sealed class DicomCharacterSet : IEquatable<DicomCharacterSet>
{
    private readonly string[] _terms;
    private readonly CodeElement? _first;
    private readonly IReadOnlyList<CodeElement> _sets;
    private readonly bool _isUnknown;

    private DicomCharacterSet(string[] terms, CodeElement? first, IReadOnlyList<CodeElement> sets, bool isUnknown)
    {
        _terms = terms;
        _first = first;
        _sets = sets;
        _isUnknown = isUnknown;
    }

    /// <summary>The default repertoire, ISO-IR 6 (ASCII).</summary>
    public static DicomCharacterSet Default { get; } = new([], null, [], isUnknown: false);

    /// <summary>UTF-8, ISO_IR 192.</summary>
    public static DicomCharacterSet Utf8 { get; } = new(["ISO_IR 192"], CharacterSetTable.Utf8, [CharacterSetTable.Utf8], isUnknown: false);

    /// <summary>The defined terms, as they stand in (0008,0005); empty for the default repertoire.</summary>
    public IReadOnlyList<string> Terms => _terms;

    /// <summary>The character set that the terms of (0008,0005) name.</summary>
    /// <param name="terms">The values of the element.</param>
    /// <param name="oddity">What was odd about them, when something was: a wrong spelling, a term that nobody knows or that cannot stand beside
    /// others. Text in an unknown set is read as UTF-8 where it is that, else as Latin alphabet No. 1.</param>
    /// <returns>Never null.</returns>
    public static DicomCharacterSet Parse(IReadOnlyList<string> terms, out string? oddity)
    {
        ArgumentNullException.ThrowIfNull(terms);
        oddity = null;
        if (terms.Count == 0 || (terms.Count == 1 && terms[0].Length == 0))
        {
            return Default;
        }

        var sets = new List<CodeElement>(terms.Count);
        var oddities = new List<string>();
        CodeElement? first = null;
        for (var i = 0; i < terms.Count; i++)
        {
            var set = Find(terms, i, oddities);
            var isAlone = set is { Kind: CodeElementKind.Whole } || sets is [{ Kind: CodeElementKind.Whole }];
            if (isAlone && i > 0)
            {
                oddities.Add($"character set '{terms[i]}' cannot stand beside '{terms[0]}' and is left out");
            }
            else if (set is not null && !CharacterSetTable.IsDefault(set))
            {
                sets.Add(set);
                first = i == 0 ? set : first;
            }
        }

        oddity = oddities.Count == 0 ? null : string.Join("; ", oddities);
        var isUnknown = terms[0].Length > 0 && CharacterSetTable.Find(terms[0], out _) is null;
        return new DicomCharacterSet([.. terms], first, sets, isUnknown);
    }

    /// <summary>Text from bytes; bytes that the character set does not have become U+FFFD, or Latin-1 in the default repertoire.</summary>
    /// <param name="bytes">The value as read.</param>
    /// <param name="valueRepresentation">What the value is, which tells where code extensions end; text of one value when null.</param>
    /// <returns>The text with its padding.</returns>
    public string Decode(ReadOnlySpan<byte> bytes, DicomVR? valueRepresentation = null)
    {
        if (Ascii.IsValid(bytes) && !bytes.Contains((byte)0x1B))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        if (_isUnknown && System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return CharacterSetTable.Utf8.Decode(bytes);
        }

        return _first is { Kind: CodeElementKind.Whole } || !bytes.Contains((byte)0x1B)
            ? (_first is { Kind: not CodeElementKind.DoubleInsteadOfAscii } ? _first : CharacterSetTable.Latin1).Decode(bytes)
            : Iso2022Decoder.Decode(bytes, _first, valueRepresentation ?? DicomVR.LT);
    }

    /// <inheritdoc/>
    public bool Equals(DicomCharacterSet? other) => other is not null && (ReferenceEquals(this, other) || _terms.AsSpan().SequenceEqual(other._terms));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DicomCharacterSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _terms.Length == 0 ? 0 : _terms[0].GetHashCode(StringComparison.Ordinal);

    /// <summary>The terms joined with a backslash, as in (0008,0005).</summary>
    /// <returns>Empty for the default repertoire.</returns>
    public override string ToString() => string.Join('\\', _terms);

    /// <summary>The bytes of a text, with escape sequences where the terms allow them.</summary>
    /// <exception cref="DicomDataException">No set has one of its characters.</exception>
    internal byte[] Encode(DicomTag tag, DicomVR vr, string text)
    {
        if (Ascii.IsValid(text) && !text.Contains('\u001B', StringComparison.Ordinal))
        {
            return Encoding.ASCII.GetBytes(text);
        }

        var bytes = !IsWellFormed(text) ? null : _first is { Kind: CodeElementKind.Whole } ? EncodeWhole(_first, text) : new Iso2022Encoder(_first, _sets, vr).Encode(text);
        var name = _terms.Length == 0 ? "the default repertoire (set SpecificCharacterSet, for example to ISO_IR 192)" : ToString();
        return bytes ?? throw new DicomDataException(tag, $"its text has a character that {name} cannot express");
    }

    private static CodeElement? Find(IReadOnlyList<string> terms, int index, List<string> oddities)
    {
        var term = terms[index];
        if (term.Length == 0)
        {
            return null;
        }

        var set = CharacterSetTable.Find(term, out var isExact);
        if (set is null)
        {
            oddities.Add($"unknown character set '{term}', " + (index == 0 ? "read as UTF-8 or as Latin alphabet No. 1" : "left out"));
        }
        else if (!isExact || (terms.Count > 1 && set.Kind != CodeElementKind.Whole && term.StartsWith("ISO_IR", StringComparison.Ordinal)))
        {
            oddities.Add($"character set '{term}' is misspelt");
        }

        return set;
    }

    /// <summary>Whether no half of a character beyond U+FFFF stands alone; it would silently become U+FFFD.</summary>
    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (int length; !text.IsEmpty; text = text[length..])
        {
            if (Rune.DecodeFromUtf16(text, out _, out length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }
        }

        return true;
    }

    private static byte[]? EncodeWhole(CodeElement set, string text)
    {
        using var bytes = new MemoryStream();
        Span<byte> one = stackalloc byte[4];
        foreach (var character in text.EnumerateRunes())
        {
            var count = set.Encode(character, one);
            if (count == 0)
            {
                return null;
            }

            bytes.Write(one[..count]);
        }

        return bytes.ToArray();
    }
}
