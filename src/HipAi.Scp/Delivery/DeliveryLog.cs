namespace HipAi.Scp.Delivery;

/// <summary>
/// Events 5000 to 5999: reports are delivered. No patient data: UIDs, names of destinations, and troubles in our own words; what a
/// destination said stands with the delivery.
/// </summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(5000, LogLevel.Information, "Study {StudyInstanceUid}: report version {Version} delivered to {Destination}")]
    public static partial void Delivered(ILogger log, string studyInstanceUid, int version, string destination);

    [LoggerMessage(5001, LogLevel.Warning, "Study {StudyInstanceUid}: report version {Version} did not get through to {Destination} ({Trouble}), attempt {Attempt}; it is tried again")]
    public static partial void Failed(ILogger log, string studyInstanceUid, int version, string destination, string trouble, int attempt);

    [LoggerMessage(5002, LogLevel.Warning, "Destination {Destination} cannot be reached ({Trouble}), {Failures} times in a row; tried again at {NextAttemptAt:O}")]
    public static partial void Unreachable(ILogger log, string destination, string trouble, int failures, DateTimeOffset? nextAttemptAt);

    [LoggerMessage(5003, LogLevel.Error, "Destination {Destination} failed {Failures} times in a row: only probes are sent until one gets through")]
    public static partial void Opened(ILogger log, string destination, int failures);

    [LoggerMessage(5004, LogLevel.Information, "Destination {Destination} answers again after {Failures} failures")]
    public static partial void Answers(ILogger log, string destination, int failures);

    [LoggerMessage(5005, LogLevel.Error, "Study {StudyInstanceUid}: report version {Version} is a dead letter at {Destination} after {Attempts} attempts ({Trouble}); what was answered stands with the delivery")]
    public static partial void Dead(ILogger log, string studyInstanceUid, int version, string destination, int attempts, string trouble);

    [LoggerMessage(5006, LogLevel.Warning, "Destination {Destination}: the claim of this node has run out; what it was sending is sent again")]
    public static partial void ClaimLost(ILogger log, string destination);

    [LoggerMessage(5007, LogLevel.Error, "Delivery to {Destination} waits: {Fault}")]
    public static partial void Stuck(ILogger log, string destination, string fault);

    [LoggerMessage(5008, LogLevel.Information, "{Count} dead letters of {Destination} are sent again, as asked for")]
    public static partial void Retried(ILogger log, int count, string destination);

    [LoggerMessage(5009, LogLevel.Warning, "{Count} reports wait for {Destination}, which is not in the settings")]
    public static partial void Orphaned(ILogger log, int count, string destination);
}
