namespace HipAi.Scp.Storage;

/// <summary>Events 2000 to 2999: objects are stored. No patient data: UIDs only.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(2000, LogLevel.Information, "Data folder in order: {Removed} half-arrived files removed, {Indexed} objects indexed now, {Quarantined} quarantined")]
    public static partial void Recovered(ILogger log, int removed, int indexed, int quarantined);

    [LoggerMessage(2001, LogLevel.Information, "{Count} studies that this node worked on before are free to be taken up")]
    public static partial void Reclaimed(ILogger log, int count);
}
