namespace HipAi.Scp.Storage.Database;

/// <summary>What a file in the templates folder held when it was last taken: only what is new is published.</summary>
internal sealed class TemplateFileRow
{
    public required string File { get; init; }

    /// <summary>SHA-256 of the template with its partials.</summary>
    public required string Sha256 { get; set; }

    public required DateTimeOffset At { get; set; }
}
