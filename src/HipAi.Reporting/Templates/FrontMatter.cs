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

    public string? Mark { get; set; }

    public Service? Serves { get; set; }

    public Dictionary<string, Dictionary<string, string>>? SideForms { get; set; }

    public Dictionary<string, string>? Phrases { get; set; }

    public string? DecimalSign { get; set; }

    public string? DateFormat { get; set; }

    public sealed class Service
    {
        public List<string>? Sources { get; set; }

        public List<string>? Institutions { get; set; }

        public List<string>? Procedures { get; set; }

        public int Priority { get; set; }
    }

    public sealed class Wording
    {
        public string? Name { get; set; }

        public string? Finding { get; set; }

        public string? Impression { get; set; }

        public string? Both { get; set; }
    }
}
