using System.Text;

namespace HipAi.Studies;

/// <summary>Free text of a header made comparable, and header values made quotable.</summary>
internal static class HeaderText
{
    /// <summary>LO holds at most 64 characters (PS3.5 6.2); what a lenient reader let through beyond this tells nothing more.</summary>
    private const int LongestRead = 256;

    private const int LongestQuoted = 64;

    // Own table: with invariant globalisation the framework does not decompose letters.
    private static readonly (string Letters, string Plain)[] Folds =
    [
        ("ÄäÆæ", "AE"), ("ÖöŒœØø", "OE"), ("Üü", "UE"), ("ßẞ", "SS"),
        ("ÀÁÂÃÅàáâãå", "A"), ("ÈÉÊËèéêë", "E"), ("ÌÍÎÏìíîï", "I"), ("ÒÓÔÕòóôõ", "O"), ("ÙÚÛùúû", "U"),
        ("Çç", "C"), ("Ññ", "N"), ("Ýýÿ", "Y"),
    ];

    private static readonly Dictionary<char, string> FoldOf =
        Folds.SelectMany(row => row.Letters.Select(letter => (letter, row.Plain))).ToDictionary(pair => pair.letter, pair => pair.Plain);

    /// <summary>Upper-cases, spells umlauts and accents in plain letters and turns punctuation into single spaces.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, LongestRead)))
            Append(folded, c);
        return folded.ToString().Trim();
    }

    /// <summary>Names an attribute and shows its value, shortened and without control characters.</summary>
    /// <param name="attribute">Keyword, with its tag where one is wanted.</param>
    /// <param name="value">The value as received.</param>
    public static string Quote(string attribute, string value) => $"{attribute} \"{Printable(value)}\"";

    private static string Printable(string value)
    {
        var shown = value.Length <= LongestQuoted ? value : value[..LongestQuoted] + "…";
        return new string([.. shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)]).Trim();
    }

    private static void Append(StringBuilder folded, char c)
    {
        if (c is '\u0308' && folded.Length > 0 && folded[^1] is 'A' or 'O' or 'U') folded.Append('E');
        else if (c is >= '\u0300' and <= '\u036F') return;
        else if (FoldOf.TryGetValue(c, out var plain)) folded.Append(plain);
        else if (char.IsAsciiLetterOrDigit(c)) folded.Append(char.ToUpperInvariant(c));
        else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }
}
