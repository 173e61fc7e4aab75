namespace HipAi.Reporting;

/// <summary>One sentence of a phrasebook: English, with places in braces, and the same in another language. Matches in one pass.</summary>
internal sealed class Phrase
{
    private readonly string[] literals;
    private readonly string[] places;
    private readonly string text;

    /// <param name="english">The English sentence; a full stop at its end does not count.</param>
    /// <param name="text">The same in the other language.</param>
    public Phrase(string english, string text)
    {
        // Between the braces stand names by turns: "Too close: {a} and {b}" is literal, place, literal, place, literal.
        var parts = english.TrimEnd('.').Split('{', '}');
        literals = [.. parts.Where((_, i) => i % 2 == 0)];
        places = [.. parts.Where((_, i) => i % 2 == 1)];
        this.text = text;
    }

    /// <summary>The sentence in the other language; null when it is another sentence.</summary>
    /// <param name="sentence">An English sentence without its full stop.</param>
    /// <param name="translate">What becomes of the values in the places.</param>
    public string? Translate(string sentence, Func<string, string> translate)
    {
        if (Values(sentence) is not { } values) return null;
        var parts = text.Split('{', '}');
        return string.Concat(parts.Select((part, i) => i % 2 == 0 ? part : values.TryGetValue(part, out var value) ? translate(value) : $"{{{part}}}"));
    }

    private Dictionary<string, string>? Values(string sentence)
    {
        if (places.Length == 0) return sentence.Equals(literals[0], StringComparison.OrdinalIgnoreCase) ? [] : null;
        if (!sentence.StartsWith(literals[0], StringComparison.OrdinalIgnoreCase)) return null;
        var (values, at) = (new Dictionary<string, string>(), literals[0].Length);
        for (var i = 0; i < places.Length; i++)
        {
            var end = EndOfValue(sentence, at, i + 1);
            if (end <= at) return null;
            values[places[i]] = sentence[at..end];
            at = end + literals[i + 1].Length;
        }

        return values;
    }

    // The last literal must end the sentence, any other is looked for; no value is empty.
    private int EndOfValue(string sentence, int at, int next)
    {
        if (next < literals.Length - 1) return at + 1 < sentence.Length ? sentence.IndexOf(literals[next], at + 1, StringComparison.OrdinalIgnoreCase) : -1;
        return sentence.EndsWith(literals[next], StringComparison.OrdinalIgnoreCase) ? sentence.Length - literals[next].Length : -1;
    }
}
