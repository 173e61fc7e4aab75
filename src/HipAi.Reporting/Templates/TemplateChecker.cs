using System.Globalization;

namespace HipAi.Reporting;

/// <summary>
/// Holds a section against the vocabulary: blocks open and close in order, every name exists in its place, helpers get what they
/// take, partials exist and do not use themselves. What a rendering would only meet on a rare study is found here, with its line.
/// </summary>
internal sealed class TemplateChecker
{
    private const int DeepestNesting = 16;

    private readonly string source;
    private readonly ReportField outside;
    private readonly CheckedTemplate whole;
    private readonly IReadOnlyList<string> within;
    private readonly Stack<Block> blocks = new();

    private TemplateChecker(string source, ReportField outside, CheckedTemplate whole, IReadOnlyList<string> within) =>
        (this.source, this.outside, this.whole, this.within) = (source, outside, whole, within);

    private sealed record Block(string Name, Mustache Opened, ReportField Outer, ReportField Inner)
    {
        public bool InElse { get; init; }
    }

    private ReportField Scope => blocks.TryPeek(out var block) ? (block.InElse ? block.Outer : block.Inner) : outside;

    /// <summary>Checks one section.</summary>
    /// <param name="source">Name of the template for messages.</param>
    /// <param name="section">The section.</param>
    /// <param name="whole">The template it belongs to; learns what the section uses.</param>
    /// <exception cref="TemplateException">It cannot be used; names line and reason.</exception>
    public static void Check(string source, TemplateSection section, CheckedTemplate whole) =>
        new TemplateChecker(source, ReportFields.Root, whole, []).Take(section.Source, section.Line, $"section {section.Heading}");

    private void Take(string text, int line, string where)
    {
        foreach (var mustache in TemplateScanner.Scan(source, text, line)) Take(mustache);
        if (blocks.TryPeek(out var open))
            throw new TemplateException(source, open.Opened.Line, $"'{open.Opened}' is not closed by '{{{{/{open.Name}}}}}' in {where}");
    }

    private void Take(Mustache mustache)
    {
        var first = mustache.Tokens[0];
        if (first == ">") TakePartial(mustache);
        else if (first[0] == '#') Enter(mustache, first[1..]);
        else if (first[0] == '/') Leave(mustache, first[1..]);
        else if (first == "else") TakeElse(mustache);
        else if (mustache.Tokens.Count == 1) Shown(mustache, Resolve(mustache, first));
        else TemplateHelpers.Check(source, mustache, mustache.Tokens, whole.Words, path => Resolve(mustache, path));
    }

    // A partial is checked where it is used: which fields it may name depends on that.
    private void TakePartial(Mustache mustache)
    {
        if (mustache.Tokens.Count != 2) throw Refused(mustache, "a partial is written {{> NAME}}");
        var name = mustache.Tokens[1];
        if (!whole.Partials.TryGetValue(name, out var text)) throw Refused(mustache, $"there is no partial '{name}'; it would be the file {TemplatePartials.Source(name)}");
        if (within.Contains(name)) throw Refused(mustache, $"the partial '{name}' uses itself");
        if (within.Count == TemplatePartials.DeepestNesting) throw Refused(mustache, $"partials are nested deeper than {TemplatePartials.DeepestNesting}");
        if (!whole.Use(name)) throw Refused(mustache, $"partials are used more than {TemplatePartials.MostUses} times");
        new TemplateChecker(TemplatePartials.Source(name), Scope, whole, [.. within, name]).Take(text, 1, $"partial {name}");
    }

    private void Enter(Mustache mustache, string name)
    {
        if (blocks.Count == DeepestNesting) throw Refused(mustache, $"blocks are nested deeper than {DeepestNesting}");
        blocks.Push(new Block(name, mustache, Scope, Inside(mustache, name)));
    }

    private ReportField Inside(Mustache mustache, string name)
    {
        if (name is "is" or "has" or "atLeast" or "under")
        {
            CheckComparison(mustache, name);
            return Scope;
        }

        if (name is not ("if" or "unless" or "each" or "with"))
            throw Refused(mustache, $"there is no block '{name}'; there are if, unless, is, has, atLeast, under, each, with");
        if (mustache.Tokens.Count != 2) throw Refused(mustache, $"'{name}' takes one field");
        var field = Resolve(mustache, mustache.Tokens[1]);
        return name switch
        {
            "each" when field.Kind is FieldKind.List or FieldKind.Texts => field.Kind == FieldKind.List ? field : field with { Kind = FieldKind.Text },
            "each" => throw Refused(mustache, $"'{field.Name}' is no list"),
            "with" when field.Kind == FieldKind.Group => field,
            "with" => throw Refused(mustache, $"'{field.Name}' is no group of fields"),
            _ => Scope,
        };
    }

    private void CheckComparison(Mustache mustache, string name)
    {
        var isNumber = name is "atLeast" or "under";
        if (mustache.Tokens.Count < 3 || (isNumber && mustache.Tokens.Count > 3))
            throw Refused(mustache, isNumber ? $"'{name}' takes a field and one number in quotes" : $"'{name}' takes a field and one text or more");
        var path = mustache.Tokens[1];
        var field = Resolve(mustache, path);
        if (name == "is" && field.Kind is not (FieldKind.Code or FieldKind.Text)) throw Refused(mustache, $"'{field.Name}' is neither a code nor a text");
        if (name == "has" && field.Kind != FieldKind.Texts) throw Refused(mustache, $"'{field.Name}' is no list of texts");
        if (isNumber && field.Kind != FieldKind.Number) throw Refused(mustache, $"'{field.Name}' is no number");
        foreach (var literal in mustache.Tokens.Skip(2)) CheckLiteral(mustache, field, path, literal, isNumber);
    }

    private void CheckLiteral(Mustache mustache, ReportField field, string path, string literal, bool isNumber)
    {
        if (literal[0] is not ('"' or '\'')) throw Refused(mustache, $"'{literal}' must be a {(isNumber ? "number" : "text")} in quotes");
        var value = literal[1..^1];
        if (field.Codes.Count > 0 && !field.Codes.Contains(value)) throw Refused(mustache, $"{literal} is none of {string.Join(", ", field.Codes)}");
        if (!isNumber) whole.Compares(path, value);
        else if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 10_000) whole.Compares(path, number);
        else throw Refused(mustache, $"{literal} is no whole number");
    }

    private void Leave(Mustache mustache, string name)
    {
        if (!blocks.TryPop(out var open)) throw Refused(mustache, "it closes a block that was not opened");
        if (open.Name != name) throw Refused(mustache, $"'{open.Opened}' of line {open.Opened.Line} must be closed first");
    }

    private void TakeElse(Mustache mustache)
    {
        if (mustache.Tokens.Count > 1) throw Refused(mustache, "'else' stands alone; nest another block inside it");
        if (!blocks.TryPop(out var open) || open.InElse) throw Refused(mustache, "there is no block for it");
        blocks.Push(open with { InElse = true });
    }

    private void Shown(Mustache mustache, ReportField field)
    {
        if (field.Kind is not (FieldKind.Text or FieldKind.Number or FieldKind.Code))
            throw Refused(mustache, $"'{field.Name}' is no text; use if, each or a helper");
    }

    private ReportField Resolve(Mustache mustache, string path)
    {
        var (scope, names) = path.StartsWith("@root.", StringComparison.Ordinal) ? (ReportFields.Root, path["@root.".Length..]) : (Scope, path);
        if (names == "this" && scope.Kind == FieldKind.Text) return scope;
        var start = scope;
        foreach (var name in names.Split('.'))
        {
            // A list is entered by 'each' only: its fields are named from inside.
            var child = scope.Kind == FieldKind.Group || ReferenceEquals(scope, start) ? scope.Child(name) : null;
            scope = child ?? throw Refused(mustache, $"there is no field '{path}' here{Hint(path)}");
        }
        return scope;
    }

    private string Hint(string path) =>
        Scope != ReportFields.Root && ReportFields.Root.Child(path.Split('.')[0]) is not null ? $"; inside a list write '@root.{path}'" : "";

    private TemplateException Refused(Mustache mustache, string reason) => new(source, mustache.Line, $"'{mustache}': {reason}");
}
