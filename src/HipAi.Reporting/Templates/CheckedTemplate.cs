namespace HipAi.Reporting;

/// <summary>What is learned of a template while its sections are checked: which partials it uses, and what it asks of patient and study.</summary>
/// <param name="words">The words of its language.</param>
/// <param name="partials">The partials there are, by name.</param>
internal sealed class CheckedTemplate(TemplateWords words, IReadOnlyDictionary<string, string> partials)
{
    private readonly SortedSet<string> used = new(StringComparer.Ordinal);
    private readonly HashSet<int> ages = [];
    private readonly HashSet<(string Path, string Text)> texts = [];
    private int uses;

    /// <summary>The words of its language.</summary>
    public TemplateWords Words { get; } = words;

    /// <summary>The partials there are.</summary>
    public IReadOnlyDictionary<string, string> Partials { get; } = partials;

    /// <summary>The partials it uses, in order of their names.</summary>
    public IReadOnlyDictionary<string, string> UsedPartials => new SortedDictionary<string, string>(used.ToDictionary(name => name, name => Partials[name]), StringComparer.Ordinal);

    /// <summary>What it asks.</summary>
    public TemplateConditions Conditions => new(ages, texts);

    /// <summary>Notes that a partial is used; false when that was too often.</summary>
    public bool Use(string name)
    {
        used.Add(name);
        return ++uses <= TemplatePartials.MostUses;
    }

    /// <summary>Notes a text that a field is compared with.</summary>
    public void Compares(string path, string text) => texts.Add((FromRoot(path), text));

    /// <summary>Notes a number that a field is compared with.</summary>
    public void Compares(string path, int number)
    {
        if (path.EndsWith("ageYears", StringComparison.Ordinal)) ages.Add(number);
    }

    private static string FromRoot(string path) => path.StartsWith("@root.", StringComparison.Ordinal) ? path["@root.".Length..] : path;
}
