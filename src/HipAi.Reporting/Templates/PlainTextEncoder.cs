using System.Globalization;
using System.Text;
using HandlebarsDotNet;

namespace HipAi.Reporting;

/// <summary>What Handlebars runs every value through: no HTML entities, but no line break or control character either.</summary>
internal sealed class PlainTextEncoder : ITextEncoder
{
    /// <summary>Numbers are written as in the invariant culture.</summary>
    public IFormatProvider? FormatProvider { get; } = CultureInfo.InvariantCulture;

    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target) => target.Write(PlainText.Line(text ?? ""));

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var gathered = new StringBuilder();
        while (text is not null && text.MoveNext()) gathered.Append(text.Current);
        Encode(gathered, target);
    }
}
