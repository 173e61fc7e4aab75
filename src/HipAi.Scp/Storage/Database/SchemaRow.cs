namespace HipAi.Scp.Storage.Database;

/// <summary>The one row that says which version of the tables the database holds.</summary>
internal sealed class SchemaRow
{
    /// <summary>The version this program reads and writes; goes up with every change of a table.</summary>
    public const int CurrentVersion = 6;

    public required int Id { get; init; }

    public required int Version { get; init; }
}
