namespace HipAi.Reporting;

/// <summary>The front matter as YAML gives it; nothing is checked yet, so everything may be missing.</summary>
internal sealed class FrontMatter
{
    public string? Name { get; set; }

    public string? Language { get; set; }

    public string? Title { get; set; }

    public OrderedDictionary<string, string>? Sections { get; set; }

    public Dictionary<string, string>? Sides { get; set; }

    public Dictionary<string, string>? Hips { get; set; }

    public Dictionary<string, string>? Views { get; set; }

    public string? ViewOfHip { get; set; }

    public string? And { get; set; }

    public Dictionary<string, Wording>? Hardware { get; set; }

    public Dictionary<string, string>? Causes { get; set; }

    public sealed class Wording
    {
        public string? Name { get; set; }

        public string? Finding { get; set; }

        public string? Impression { get; set; }

        public string? Both { get; set; }
    }
}
