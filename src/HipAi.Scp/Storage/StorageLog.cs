namespace HipAi.Scp.Storage;

/// <summary>Events 2000 to 2999: objects are stored. No patient data: UIDs only.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(2000, LogLevel.Information, "Data folder in order: {Removed} half-arrived files removed, {Indexed} objects indexed now, {Quarantined} quarantined")]
    public static partial void Recovered(ILogger log, int removed, int indexed, int quarantined);

    [LoggerMessage(2001, LogLevel.Information, "{Count} studies that this node worked on before are free to be taken up")]
    public static partial void Reclaimed(ILogger log, int count);

    [LoggerMessage(2010, LogLevel.Information, "Retention removed {Images} images, {Quarantined} quarantined objects and {Records} records; {Bytes} bytes in all")]
    public static partial void Swept(ILogger log, long images, long quarantined, long records, long bytes);

    [LoggerMessage(2011, LogLevel.Information, "Study {StudyInstanceUid}: retention deleted {Images} images, {Pictures} pictures, {Reports} report files; forgotten: {Forgotten}")]
    public static partial void Removed(ILogger log, string studyInstanceUid, long images, long pictures, long reports, bool forgotten);

    [LoggerMessage(2012, LogLevel.Warning, "Retention of {What} failed ({Fault}); tried again at the next sweep")]
    public static partial void RemovalFailed(ILogger log, string what, string fault);

    [LoggerMessage(2013, LogLevel.Error, "Retention failed ({Fault}); tried again in an hour")]
    public static partial void SweepFailed(ILogger log, string fault);

    [LoggerMessage(2014, LogLevel.Warning, "The clock was set: retention removes nothing for {Hours} hours")]
    public static partial void SweepsPaused(ILogger log, int hours);
}
