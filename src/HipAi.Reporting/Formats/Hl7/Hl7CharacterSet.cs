using System.Text;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>The character sets of table 0211 that messages can be written in.</summary>
public static class Hl7CharacterSet
{
    /// <summary>The default, which has every character.</summary>
    public const string Unicode = "UNICODE UTF-8";

    private static readonly Dictionary<string, string> Encodings = new(StringComparer.Ordinal)
    {
        [Unicode] = "utf-8",
        ["ASCII"] = "us-ascii",
        ["8859/1"] = "iso-8859-1",
        ["8859/2"] = "iso-8859-2",
        ["8859/5"] = "iso-8859-5",
        ["8859/7"] = "iso-8859-7",
        ["8859/9"] = "iso-8859-9",
        ["8859/15"] = "iso-8859-15",
    };

    // Signs of good typography that no set of 8859 has, and what typewriters had for them; none is a delimiter.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['–'] = "-", ['—'] = "-", ['‘'] = "'", ['’'] = "'", ['“'] = "\"", ['”'] = "\"", ['„'] = "\"", ['…'] = "...", ['\u00a0'] = " ",
    };

    /// <summary>The names that can be configured, as MSH-18 tells them.</summary>
    public static IReadOnlyCollection<string> Names => Encodings.Keys;

    /// <summary>The bytes of a message.</summary>
    /// <param name="text">The message.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>Characters that the set lacks are <c>?</c>; never the nearest one, which could be a delimiter.</returns>
    /// <exception cref="ArgumentException">The name is none of them.</exception>
    internal static byte[] Bytes(string text, string name)
    {
        if (!Encodings.TryGetValue(name, out var encoding))
            throw new ArgumentException($"HL7 character set '{name}' is none of {string.Join(", ", Names)}.", nameof(name));
        if (name == Unicode) return Encoding.UTF8.GetBytes(text);
        var plain = string.Concat(text.Select(sign => Plain.GetValueOrDefault(sign, sign.ToString())));
        return Find(encoding).GetBytes(plain);
    }

    private static Encoding Find(string name) => name is "us-ascii" or "iso-8859-1"
        ? Encoding.GetEncoding(name, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)
        : CodePagesEncodingProvider.Instance.GetEncoding(name, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;
}
