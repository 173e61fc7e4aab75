namespace HipAi.Reporting;

/// <summary>One <c>{{ … }}</c> of a template.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
/// <param name="Tokens">Its words, string literals (with their quotes) and parentheses.</param>
internal sealed record Mustache(int Line, IReadOnlyList<string> Tokens)
{
    public override string ToString() => "{{" + string.Join(' ', Tokens).Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal) + "}}";
}
