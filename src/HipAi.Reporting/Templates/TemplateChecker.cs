namespace HipAi.Reporting;

/// <summary>
/// Holds a section against the vocabulary: blocks open and close in order, every name exists in its place, helpers get what they
/// take. What a rendering would only meet on a rare study is found here, with its line.
/// </summary>
internal sealed class TemplateChecker
{
    private const int DeepestNesting = 16;

    private readonly string source;
    private readonly Stack<Block> blocks = new();

    private TemplateChecker(string source) => this.source = source;

    private sealed record Block(string Name, Mustache Opened, ReportField Outer, ReportField Inner)
    {
        public bool InElse { get; init; }
    }

    private ReportField Scope => blocks.TryPeek(out var block) ? (block.InElse ? block.Outer : block.Inner) : ReportFields.Root;

    /// <summary>Checks one section.</summary>
    /// <exception cref="TemplateException">It cannot be used; names line and reason.</exception>
    public static void Check(string source, TemplateSection section)
    {
        var checker = new TemplateChecker(source);
        foreach (var mustache in TemplateScanner.Scan(source, section)) checker.Take(mustache);
        if (checker.blocks.TryPeek(out var open))
            throw new TemplateException(source, open.Opened.Line, $"'{open.Opened}' is not closed by '{{{{/{open.Name}}}}}' in section {section.Heading}");
    }

    private void Take(Mustache mustache)
    {
        var first = mustache.Tokens[0];
        if (first[0] == '#') Enter(mustache, first[1..]);
        else if (first[0] == '/') Leave(mustache, first[1..]);
        else if (first == "else") TakeElse(mustache);
        else if (mustache.Tokens.Count == 1) Shown(mustache, Resolve(mustache, first));
        else TemplateHelpers.Check(source, mustache, mustache.Tokens, path => Resolve(mustache, path));
    }

    private void Enter(Mustache mustache, string name)
    {
        if (blocks.Count == DeepestNesting) throw Refused(mustache, $"blocks are nested deeper than {DeepestNesting}");
        blocks.Push(new Block(name, mustache, Scope, Inside(mustache, name)));
    }

    private ReportField Inside(Mustache mustache, string name)
    {
        if (name is "is")
        {
            CheckIs(mustache);
            return Scope;
        }
        if (name is not ("if" or "unless" or "each" or "with")) throw Refused(mustache, $"there is no block '{name}'; there are if, unless, is, each, with");
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

    private void CheckIs(Mustache mustache)
    {
        if (mustache.Tokens.Count < 3) throw Refused(mustache, "'is' takes a field and one text or more");
        var field = Resolve(mustache, mustache.Tokens[1]);
        if (field.Kind is not (FieldKind.Code or FieldKind.Text)) throw Refused(mustache, $"'{field.Name}' is neither a code nor a text");
        foreach (var literal in mustache.Tokens.Skip(2))
        {
            if (literal[0] is not ('"' or '\'')) throw Refused(mustache, $"'{literal}' must be a text in quotes");
            if (field.Kind == FieldKind.Code && !field.Codes.Contains(literal[1..^1]))
                throw Refused(mustache, $"{literal} is none of {string.Join(", ", field.Codes)}");
        }
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
