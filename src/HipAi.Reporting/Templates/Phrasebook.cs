using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>
/// Puts the sentences that the program writes itself, in English (why a hip is indeterminate, why an image was not judged), into the
/// language of a template (requirement E6). A sentence that is not in the book stays English: a reason is never left out.
/// </summary>
public sealed class Phrasebook
{
    // A reason holds a list, which holds a clause, which holds the name of a class.
    private const int DeepestNesting = 4;

    private readonly List<Phrase> phrases;

    private Phrasebook(IEnumerable<KeyValuePair<string, string>> phrases) => this.phrases = [.. phrases.Select(phrase => new Phrase(phrase.Key, phrase.Value))];

    /// <summary>A book without phrases: everything stays as it is.</summary>
    public static Phrasebook Empty { get; } = new([]);

    /// <summary>Makes a book; the names of classes, causes and views are put in from the words of the template.</summary>
    /// <param name="phrases">English phrases and the same in the template's language; <c>{a}</c> stands for what may differ.</param>
    /// <param name="words">The words of the template.</param>
    internal static Phrasebook From(IReadOnlyDictionary<string, string> phrases, TemplateWords words) => phrases.Count == 0
        ? Empty
        : new Phrasebook([.. phrases, .. Names(words).Select(name => KeyValuePair.Create(name.English, name.Text))]);

    /// <summary>The sentence in the template's language; as it is when it is not in the book.</summary>
    public string Translate(string sentence) => Translate(sentence, DeepestNesting);

    private string Translate(string sentence, int depth)
    {
        var (text, stop) = sentence.EndsWith('.') ? (sentence[..^1], ".") : (sentence, "");
        if (depth == 0) return sentence;
        foreach (var phrase in phrases)
            if (phrase.Translate(text, value => Value(value, depth - 1)) is { } translated) return translated + stop;
        return sentence;
    }

    // A value may be a list: "a says x, b says y", "equipment failure; patient did not arrive".
    private string Value(string value, int depth)
    {
        var whole = Translate(value, depth);
        var separator = value.Contains("; ", StringComparison.Ordinal) ? "; " : ", ";
        return whole == value && value.Contains(separator, StringComparison.Ordinal)
            ? string.Join(separator, value.Split(separator).Select(part => Translate(part, depth)))
            : whole;
    }

    private static IEnumerable<(string English, string Text)> Names(TemplateWords words)
    {
        foreach (var (hardware, wording) in words.Hardware) yield return (hardware.DisplayName(), wording.Name);
        foreach (var (cause, name) in words.Causes) yield return (cause.DisplayName(), name);
        foreach (var (view, name) in words.Views) yield return (view.DisplayName(), name);
        foreach (var (side, name) in words.Sides) yield return (side.Code(), name);
    }
}
