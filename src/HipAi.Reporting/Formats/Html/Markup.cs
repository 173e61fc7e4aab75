using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace HipAi.Reporting.Formats.Html;

/// <summary>
/// A piece of HTML. There is one way to make one from text, and it escapes the text: what is written between the braces of an interpolated
/// string is a value of one line, unless it is itself a piece of HTML (requirement E4).
/// </summary>
/// <param name="Html">The HTML, which is also well-formed XML.</param>
internal readonly record struct Markup(string Html)
{
    // Letters of all scripts stay letters; what HTML gives a meaning, and quotation marks, never.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Nothing.</summary>
    public static Markup None { get; } = new("");

    /// <summary>HTML with values in it.</summary>
    public static Markup Of(FormattableString html) =>
        new(string.Format(null, html.Format, [.. html.GetArguments().Select(value => value is Markup markup ? markup.Html : Text(value?.ToString() ?? ""))]));

    /// <summary>A text of several lines, which end as they do in the text.</summary>
    public static Markup Lines(string text) => new(string.Join('\n', FormText.Lines(text).Select(Encoder.Encode)));

    /// <summary>Pieces one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(piece => piece.Html)));

    private static string Text(string value) => Encoder.Encode(FormText.Value(value));
}
