using System.Text.RegularExpressions;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>The words of a template's language: everything the composer puts into sentences itself.</summary>
/// <param name="Sides">Word of each side, for example "right".</param>
/// <param name="Hips">Phrase for the hips an image shows, for example "the right hip" or "both hips".</param>
/// <param name="Views">Name of each view, for example "frog-leg lateral".</param>
/// <param name="ViewOfHip">How views and hips go together: <c>{view}</c> and <c>{hip}</c> stand for them.</param>
/// <param name="Hardware">Wording of each of the nine classes.</param>
/// <param name="Causes">Noun phrase of each of the five causes of failure, for example "aseptic loosening"; none has no words.</param>
/// <param name="And">The word between the last two of a list.</param>
public sealed record TemplateWords(
    IReadOnlyDictionary<HipSide, string> Sides,
    IReadOnlyDictionary<ImageLaterality, string> Hips,
    IReadOnlyDictionary<RadiographView, string> Views,
    string ViewOfHip,
    IReadOnlyDictionary<HardwareClass, HardwareWording> Hardware,
    IReadOnlyDictionary<FailureCause, string> Causes,
    string And)
{
    private static readonly Regex SidePlaces = new(@"\{side(?::([^{}]*))?\}", RegexOptions.CultureInvariant);

    /// <summary>Inflected words of the sides by the name of the form, for example <c>rechten</c>: "rechten", "linken". Empty where the language has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<HipSide, string>> SideForms { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<HipSide, string>>();

    /// <summary>The program's own sentences in this language.</summary>
    public Phrasebook Phrases { get; init; } = Phrasebook.Empty;

    /// <summary>What separates the whole number from its decimals: "." or ",".</summary>
    public string DecimalSign { get; init; } = ".";

    /// <summary>How a date is written, for example <c>dd.MM.yyyy</c>.</summary>
    public string DateFormat { get; init; } = "yyyy-MM-dd";

    /// <summary>The text with the side's word for <c>{side}</c>, and its inflected one for <c>{side:FORM}</c>.</summary>
    internal string WithSide(string text, HipSide side) =>
        SidePlaces.Replace(text, place => place.Groups[1].Success ? SideForms[place.Groups[1].Value][side] : Sides[side]);

    /// <summary>The forms that a text asks for.</summary>
    internal static IEnumerable<string> FormsIn(string text) => SidePlaces.Matches(text).Where(place => place.Groups[1].Success).Select(place => place.Groups[1].Value);

    /// <summary>Whether a text names the side.</summary>
    internal static bool NamesSide(string text) => SidePlaces.IsMatch(text);

    /// <summary>Every word of a side.</summary>
    internal IEnumerable<string> WordsOf(HipSide side) => SideForms.Values.Select(form => form[side]).Prepend(Sides[side]).Distinct(StringComparer.OrdinalIgnoreCase);
}
