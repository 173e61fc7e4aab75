namespace HipAi.Reporting;

/// <summary>What each helper takes. An argument may be another helper in parentheses, one level deep, where a text is wanted.</summary>
internal static class TemplateHelpers
{
    private const string Literal = "literal";

    private static readonly Dictionary<string, string[]> Signatures = new(StringComparer.Ordinal)
    {
        ["list"] = [nameof(FieldKind.Texts)],
        ["join"] = [nameof(FieldKind.Texts), Literal],
        ["capital"] = [nameof(FieldKind.Text)],
        ["upper"] = [nameof(FieldKind.Text)],
        ["plural"] = [nameof(FieldKind.Number), Literal, Literal],
        ["certainty"] = [nameof(FieldKind.Flag), Literal, Literal],
        ["measurement"] = [nameof(FieldKind.Text), Literal],
        ["date"] = [nameof(FieldKind.Text)],
        ["sideForm"] = [nameof(FieldKind.Code), Literal],
    };

    /// <summary>Names of all helpers, for messages and documentation.</summary>
    public static IReadOnlyCollection<string> Names => Signatures.Keys;

    /// <summary>Checks a call of a helper.</summary>
    /// <param name="source">Name of the template for messages.</param>
    /// <param name="mustache">Where the call stands.</param>
    /// <param name="tokens">The helper's name and its arguments.</param>
    /// <param name="words">The words of the template.</param>
    /// <param name="resolve">Finds a field or throws.</param>
    /// <exception cref="TemplateException">There is no such helper, or it takes something else.</exception>
    public static void Check(string source, Mustache mustache, IReadOnlyList<string> tokens, TemplateWords words, Func<string, ReportField> resolve)
    {
        if (!Signatures.TryGetValue(tokens[0], out var wanted))
            throw new TemplateException(source, mustache.Line, $"'{mustache}': there is no helper '{tokens[0]}'; there are {string.Join(", ", Names)}");
        var arguments = Arguments(tokens);
        if (arguments.Count != wanted.Length)
            throw new TemplateException(source, mustache.Line, $"'{mustache}': '{tokens[0]}' takes {wanted.Length} {(wanted.Length == 1 ? "value" : "values")}");
        for (var i = 0; i < wanted.Length; i++)
            if (!Fits(source, mustache, arguments[i], wanted[i], words, resolve))
                throw new TemplateException(source, mustache.Line, $"'{mustache}': value {i + 1} of '{tokens[0]}' must be {InWords(wanted[i])}");
        if (tokens[0] == "sideForm") CheckSideForm(source, mustache, tokens, words, resolve);
    }

    private static void CheckSideForm(string source, Mustache mustache, IReadOnlyList<string> tokens, TemplateWords words, Func<string, ReportField> resolve)
    {
        if (!resolve(tokens[1]).Codes.Contains("right")) throw new TemplateException(source, mustache.Line, $"'{mustache}': '{tokens[1]}' is no side");
        if (!words.SideForms.ContainsKey(tokens[2][1..^1]))
            throw new TemplateException(source, mustache.Line, $"'{mustache}': 'sideForms' in the front matter does not have the form {tokens[2]}");
    }

    // Splits into arguments; a parenthesised call is one argument of several tokens.
    private static List<List<string>> Arguments(IReadOnlyList<string> tokens)
    {
        var arguments = new List<List<string>>();
        var inside = false;
        foreach (var token in tokens.Skip(1))
        {
            if (token == "(" && !inside) arguments.Add([]);
            else if (inside && token != ")") arguments[^1].Add(token);
            else if (token != ")") arguments.Add([token]);
            inside = token == "(" || (inside && token != ")");
        }
        return arguments;
    }

    private static bool Fits(string source, Mustache mustache, List<string> argument, string wanted, TemplateWords words, Func<string, ReportField> resolve)
    {
        if (argument.Count > 1)
        {
            if (wanted != nameof(FieldKind.Text) || argument.Contains("(")) return false;
            Check(source, mustache, argument, words, resolve);
            return true;
        }
        if (argument.Count == 0) return false;
        var isLiteral = argument[0][0] is '"' or '\'';
        return wanted == Literal ? isLiteral : !isLiteral && resolve(argument[0]).Kind.ToString() == wanted;
    }

    private static string InWords(string wanted) => wanted switch
    {
        Literal => "a text in quotes",
        nameof(FieldKind.Texts) => "a list of texts",
        nameof(FieldKind.Number) => "a number",
        nameof(FieldKind.Flag) => "a flag",
        nameof(FieldKind.Code) => "a code",
        _ => "a text",
    };
}
