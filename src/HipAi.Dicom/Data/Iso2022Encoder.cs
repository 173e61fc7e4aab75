using System.Buffers;
using System.Text;

namespace HipAi.Dicom.Data;

/// <summary>
/// Writes text with ISO 2022 escape sequences (PS3.5 6.1.2.5): a character is written in the first set that has it; before every delimiter and
/// at the end the sets of the first term are in force again, and what was called before a delimiter is called again after it.
/// </summary>
internal sealed class Iso2022Encoder(CodeElement? first, IReadOnlyList<CodeElement> sets, DicomVR vr)
{
    private const byte Escape = 0x1B;
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly CodeElement? _initial = first?.Kind == CodeElementKind.DoubleInsteadOfAscii ? null : first;
    private CodeElement? _beside = first?.Kind == CodeElementKind.DoubleInsteadOfAscii ? null : first;
    private CodeElement? _instead;

    /// <summary>The bytes of a text.</summary>
    /// <returns>Null when no set has one of its characters, or one is the escape character itself.</returns>
    internal byte[]? Encode(string text)
    {
        foreach (var character in text.EnumerateRunes())
        {
            if (character.Value == Escape)
            {
                return null;
            }

            if (character.IsAscii)
            {
                Ascii((char)character.Value);
            }
            else if (!Other(character))
            {
                return null;
            }
        }

        CallInitial();
        return _bytes.WrittenSpan.ToArray();
    }

    private void Ascii(char character)
    {
        if (TextDelimiters.Is(character, vr))
        {
            CallInitial();
            _beside = _initial;
        }
        else
        {
            CallAscii();
        }

        _bytes.Write([(byte)character]);
    }

    private bool Other(Rune character)
    {
        Span<byte> bytes = stackalloc byte[4];
        var set = _instead ?? _beside;
        var count = set?.Encode(character, bytes) ?? 0;
        for (var i = 0; count == 0 && i < sets.Count; i++)
        {
            set = sets[i];
            count = set.Encode(character, bytes);
        }

        if (count == 0)
        {
            return false;
        }

        Call(set!);
        _bytes.Write(bytes[..count]);
        return true;
    }

    private void Call(CodeElement set)
    {
        if (set.Kind == CodeElementKind.DoubleInsteadOfAscii)
        {
            Write(set == _instead ? default : set.Escape.Span);
            _instead = set;
            return;
        }

        CallAscii();
        Write(set == _beside ? default : set.Escape.Span);
        _beside = set;
    }

    private void CallInitial()
    {
        CallAscii();
        if (_initial is not null && _beside != _initial)
        {
            Write(_initial.Escape.Span);
            _beside = _initial;
        }
    }

    private void CallAscii()
    {
        if (_instead is not null)
        {
            Write(_initial is { HasRomaji: true } ? "(J"u8 : "(B"u8);
            _instead = null;
        }
    }

    private void Write(ReadOnlySpan<byte> escape)
    {
        if (!escape.IsEmpty)
        {
            _bytes.Write([Escape]);
            _bytes.Write(escape);
        }
    }
}
