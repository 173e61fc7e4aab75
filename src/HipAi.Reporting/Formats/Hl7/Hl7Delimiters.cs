namespace HipAi.Reporting.Formats.Hl7;

/// <summary>The delimiters of a message (HL7 v2.5.1 2.5.4); every message tells its own in MSH-1 and MSH-2.</summary>
/// <param name="Field">Between fields.</param>
/// <param name="Component">Between components of a field.</param>
/// <param name="Repetition">Between repetitions of a field.</param>
/// <param name="Escape">Around an escape sequence.</param>
/// <param name="Subcomponent">Between subcomponents of a component.</param>
public readonly record struct Hl7Delimiters(char Field, char Component, char Repetition, char Escape, char Subcomponent)
{
    /// <summary>The ones that the standard recommends, <c>|^~\&amp;</c>; every message that HipAI writes has them.</summary>
    public static Hl7Delimiters Usual { get; } = new('|', '^', '~', '\\', '&');

    /// <summary>MSH-2 of a message with these delimiters.</summary>
    public string EncodingCharacters => $"{Component}{Repetition}{Escape}{Subcomponent}";

    /// <summary>Reads MSH-1 and MSH-2.</summary>
    /// <param name="header">The first segment, beginning with <c>MSH</c>.</param>
    /// <exception cref="Hl7Exception">They are missing, the same twice, or no visible signs of ASCII.</exception>
    internal static Hl7Delimiters Read(string header)
    {
        if (header.Length < 8) throw new Hl7Exception("MSH", 2, "the delimiters are missing");
        var field = header[3];
        var end = header.IndexOf(field, 4);
        var encoding = header[4..(end < 0 ? header.Length : end)];
        // v2.7 has a fifth, the truncation character, which only shortened values need.
        if (encoding.Length is not (4 or 5)) throw new Hl7Exception("MSH", 2, "has not four delimiters");
        var all = field + encoding;
        if (!all.All(sign => char.IsAscii(sign) && (char.IsPunctuation(sign) || char.IsSymbol(sign))))
            throw new Hl7Exception("MSH", 2, "a delimiter is no punctuation mark of ASCII");
        if (all.Distinct().Count() != all.Length) throw new Hl7Exception("MSH", 2, "two delimiters are the same");
        return new Hl7Delimiters(field, encoding[0], encoding[1], encoding[2], encoding[3]);
    }
}
