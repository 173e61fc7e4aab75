namespace HipAi.Reporting;

/// <summary>One <c>{{ … }}</c> of a template.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
/// <param name="Tokens">Its words, string literals (with their quotes) and parentheses; of a partial <c>&gt;</c> and its name.</param>
/// <param name="Start">Where it begins in the scanned text.</param>
/// <param name="Length">Its length with the braces.</param>
internal sealed record Mustache(int Line, IReadOnlyList<string> Tokens, int Start, int Length)
{
    public override string ToString() => "{{" + string.Join(' ', Tokens).Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal) + "}}";
}
