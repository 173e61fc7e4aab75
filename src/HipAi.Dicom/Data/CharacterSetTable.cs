using System.Collections.Frozen;
using System.Text;

namespace HipAi.Dicom.Data;

/// <summary>The defined terms of PS3.3 Tables C.12-2 to C.12-5 and the code page for each.</summary>
internal static class CharacterSetTable
{
    /// <summary>ASCII; bytes above 7F, which are wrong there but common, are read as Latin-1.</summary>
    internal static readonly Encoding Default = Encoding.Latin1;

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["IR 6"] = "iso-8859-1",
        ["IR 100"] = "iso-8859-1",
        ["IR 101"] = "iso-8859-2",
        ["IR 109"] = "iso-8859-3",
        ["IR 110"] = "iso-8859-4",
        ["IR 144"] = "iso-8859-5",
        ["IR 127"] = "iso-8859-6",
        ["IR 126"] = "iso-8859-7",
        ["IR 138"] = "iso-8859-8",
        ["IR 148"] = "iso-8859-9",
        ["IR 203"] = "iso-8859-15",
        ["IR 13"] = "shift_jis",
        ["IR 166"] = "windows-874",
        ["IR 192"] = "utf-8",
        ["IR 87"] = "iso-8859-1",
        ["IR 159"] = "iso-8859-1",
        ["IR 149"] = "euc-kr",
        ["IR 58"] = "gb2312",
        ["GB18030"] = "gb18030",
        ["GBK"] = "gb18030",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The encoding for a defined term.</summary>
    /// <param name="term">The term; an empty one is the default repertoire (first value of several).</param>
    /// <param name="exact">Whether it is spelt as the standard spells it.</param>
    /// <returns>Null for a term that nobody knows.</returns>
    internal static Encoding? Find(string term, out bool exact)
    {
        exact = true;
        if (term.Length == 0)
        {
            return Default;
        }

        var key = Normalise(term);
        exact = term.StartsWith("ISO_IR ", StringComparison.Ordinal) || term.StartsWith("ISO 2022 IR ", StringComparison.Ordinal)
            || term is "GB18030" or "GBK";
        return Names.TryGetValue(key, out var name) ? Get(name) : null;
    }

    /// <summary>An encoding by its registered name, from the code pages that .NET ships.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Lenient on decoding.</returns>
    internal static Encoding Get(string name) => name switch
    {
        "iso-8859-1" => Encoding.Latin1,
        "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.Latin1,
    };

    /// <summary>The same encoding, throwing on what it cannot express.</summary>
    /// <param name="encoding">Any encoding of this table.</param>
    /// <returns>A strict copy.</returns>
    internal static Encoding Strict(Encoding encoding)
    {
        var copy = (Encoding)encoding.Clone();
        copy.EncoderFallback = EncoderFallback.ExceptionFallback;
        return copy;
    }

    // Seen in files: "ISO IR 100", "ISO-IR 100", "ISO_IR_100", "iso_ir 192", "ISO2022IR100", "ISO 2022 IR 100", "ISO-2022-IR 100", "UTF8".
    private static string Normalise(string term)
    {
        var text = term.ToUpperInvariant().Replace("ISO", string.Empty, StringComparison.Ordinal).Replace("2022", string.Empty, StringComparison.Ordinal)
            .Replace("_", " ", StringComparison.Ordinal).Replace("-", " ", StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal);
        return text switch
        {
            "UTF8" => "IR 192",
            "LATIN1" or "88591" => "IR 100",
            _ when text.StartsWith("IR", StringComparison.Ordinal) => "IR " + text[2..],
            _ => text,
        };
    }
}
