namespace HipAi.Scp.Review.Live;

/// <summary>Events 9000 to 9999: open pages are told of changes. No patient data.</summary>
internal static partial class LiveLog
{
    [LoggerMessage(9000, LogLevel.Warning, "Looking for changed studies failed ({Fault}); it is tried again")]
    public static partial void LookFailed(ILogger log, string fault);
}
