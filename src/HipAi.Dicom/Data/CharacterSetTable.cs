using System.Collections.Frozen;

namespace HipAi.Dicom.Data;

/// <summary>The defined terms of PS3.3 Tables C.12-2 to C.12-5, the set that each names, and what files write instead of them.</summary>
internal static class CharacterSetTable
{
    /// <summary>Latin alphabet No. 1, also for bytes above 7F in the default repertoire, which are wrong there but common.</summary>
    internal static readonly CodeElement Latin1 = new(CodeElementKind.Single, "-A", "iso-8859-1");

    /// <summary>UTF-8.</summary>
    internal static readonly CodeElement Utf8 = new(CodeElementKind.Whole, "", "utf-8");

    private static readonly CodeElement Ascii = new(CodeElementKind.Single, "(B", "us-ascii");
    private static readonly CodeElement Gbk = new(CodeElementKind.Whole, "", "gb18030", "936");
    private static readonly CodeElement Gb18030 = new(CodeElementKind.Whole, "", "gb18030");

    private static readonly FrozenDictionary<string, CodeElement> ByRegistration = new Dictionary<string, CodeElement>
    {
        ["6"] = Ascii,
        ["100"] = Latin1,
        ["101"] = new(CodeElementKind.Single, "-B", "iso-8859-2"),
        ["109"] = new(CodeElementKind.Single, "-C", "iso-8859-3"),
        ["110"] = new(CodeElementKind.Single, "-D", "iso-8859-4"),
        ["144"] = new(CodeElementKind.Single, "-L", "iso-8859-5"),
        ["127"] = new(CodeElementKind.Single, "-G", "iso-8859-6"),
        ["126"] = new(CodeElementKind.Single, "-F", "iso-8859-7"),
        ["138"] = new(CodeElementKind.Single, "-H", "iso-8859-8"),
        ["148"] = new(CodeElementKind.Single, "-M", "iso-8859-9"),
        ["203"] = new(CodeElementKind.Single, "-b", "iso-8859-15"),
        ["166"] = new(CodeElementKind.Single, "-T", "windows-874"),
        ["13"] = new(CodeElementKind.Single, ")I", "shift_jis"),
        ["87"] = new(CodeElementKind.DoubleInsteadOfAscii, "$B", "51932"),
        ["159"] = new(CodeElementKind.DoubleInsteadOfAscii, "$(D", "20932"),
        ["149"] = new(CodeElementKind.Double, "$)C", "51949"),
        ["58"] = new(CodeElementKind.Double, "$)A", "936", "20936"),
        ["192"] = Utf8,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Registrations for names that are not DICOM's, without anything but their letters and digits.</summary>
    private static readonly FrozenDictionary<string, string> Nicknames = new Dictionary<string, string>
    {
        ["ASCII"] = "6", ["USASCII"] = "6", ["646"] = "6", ["646US"] = "6", ["646IRV"] = "6",
        ["LATIN1"] = "100", ["LATIN2"] = "101", ["LATIN3"] = "109", ["LATIN4"] = "110", ["LATIN5"] = "148", ["LATIN9"] = "203",
        ["CYRILLIC"] = "144", ["ARABIC"] = "127", ["GREEK"] = "126", ["HEBREW"] = "138", ["THAI"] = "166",
        ["88591"] = "100", ["88592"] = "101", ["88593"] = "109", ["88594"] = "110", ["88595"] = "144", ["88596"] = "127",
        ["88597"] = "126", ["88598"] = "138", ["88599"] = "148", ["885911"] = "166", ["885915"] = "203", ["TIS620"] = "166", ["TIS6202533"] = "166",
        ["UTF8"] = "192", ["10646UTF8"] = "192", ["UNICODE"] = "192", ["10646"] = "192",
        ["JISX0201"] = "13", ["JISX0208"] = "87", ["JP"] = "87", ["JISX0212"] = "159",
        ["EUCKR"] = "149", ["KSC5601"] = "149", ["KSC56011987"] = "149", ["KSX1001"] = "149", ["KR"] = "149", ["CP949"] = "149",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, CodeElement> Others = new Dictionary<string, CodeElement>
    {
        ["GB18030"] = Gb18030, ["GB180302000"] = Gb18030, ["GB180302005"] = Gb18030,
        ["GBK"] = Gbk, ["GB2312"] = Gbk, ["GB231280"] = Gbk, ["EUCCN"] = Gbk, ["CP936"] = Gbk, ["MS936"] = Gbk,
        ["SHIFTJIS"] = new(CodeElementKind.Whole, "", "shift_jis"),
        ["SJIS"] = new(CodeElementKind.Whole, "", "shift_jis"),
        ["CP932"] = new(CodeElementKind.Whole, "", "shift_jis"),
        ["EUCJP"] = new(CodeElementKind.Whole, "", "51932"),
        ["BIG5"] = new(CodeElementKind.Whole, "", "big5"),
        ["KOI8R"] = new(CodeElementKind.Whole, "", "koi8-r"),
        ["WINDOWS1250"] = new(CodeElementKind.Whole, "", "windows-1250"),
        ["WINDOWS1251"] = new(CodeElementKind.Whole, "", "windows-1251"),
        ["WINDOWS1252"] = new(CodeElementKind.Whole, "", "windows-1252"),
        ["WINDOWS1253"] = new(CodeElementKind.Whole, "", "windows-1253"),
        ["WINDOWS1254"] = new(CodeElementKind.Whole, "", "windows-1254"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The set that a term names.</summary>
    /// <param name="term">A term as it stands in a file; not empty.</param>
    /// <param name="isExact">Whether it is spelt as the standard spells it.</param>
    /// <returns>Null for a term that nobody knows.</returns>
    internal static CodeElement? Find(string term, out bool isExact)
    {
        isExact = false;
        var letters = string.Concat(term.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (Others.TryGetValue(letters.Replace("CP125", "WINDOWS125", StringComparison.Ordinal), out var other))
        {
            isExact = term is "GB18030" or "GBK";
            return other;
        }

        var name = Without("2022", Without("ISO", letters));
        var number = Without("IR", name);
        if ((name == number || !ByRegistration.ContainsKey(number)) && !Nicknames.TryGetValue(name, out number))
        {
            return null;
        }

        var element = ByRegistration[number];
        isExact = term == "ISO 2022 IR " + number ? element.Kind != CodeElementKind.Whole
            : term == "ISO_IR " + number && element.Kind is CodeElementKind.Single or CodeElementKind.Whole;
        return element;
    }

    /// <summary>The set that an escape sequence calls.</summary>
    /// <param name="afterEscape">The bytes after ESC.</param>
    /// <param name="length">How many of them belong to the sequence.</param>
    /// <returns>Null for ASCII and for JIS X 0201 in its place (then the length is 2), and for an unknown sequence (then it is 0).</returns>
    internal static CodeElement? Called(ReadOnlySpan<byte> afterEscape, out int length)
    {
        foreach (var element in ByRegistration.Values)
        {
            if (!element.Escape.IsEmpty && element != Ascii && afterEscape.StartsWith(element.Escape.Span))
            {
                length = element.Escape.Length;
                return element;
            }
        }

        length = afterEscape.StartsWith("(B"u8) || afterEscape.StartsWith("(J"u8) ? 2 : 0;
        return null;
    }

    /// <summary>Whether a set is the default repertoire, to which nothing belongs but ASCII.</summary>
    internal static bool IsDefault(CodeElement element) => element == Ascii;

    private static string Without(string prefix, string text) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
}
