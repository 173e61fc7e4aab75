namespace HipAi.Scp.Storage.Database;

/// <summary>One version of a report template. Once it was published, all but status and times stays as it is (requirement E3).</summary>
internal sealed class TemplateRow
{
    public required string Name { get; init; }

    /// <summary>1 for the first, one more for each later one.</summary>
    public required int Version { get; init; }

    /// <summary>draft, published or retired.</summary>
    public required string Status { get; set; }

    public required string Text { get; set; }

    /// <summary>The partials, name to text, as JSON.</summary>
    public required string PartialsJson { get; set; }

    /// <summary>SHA-256 of text and partials; empty for a draft that cannot be read as a template.</summary>
    public required string Sha256 { get; set; }

    public required string Language { get; set; }

    public required string Title { get; set; }

    /// <summary>Which studies it serves, in words.</summary>
    public required string Serves { get; set; }

    public required DateTimeOffset WrittenAt { get; set; }

    public required string WrittenBy { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public string? PublishedBy { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }
}
