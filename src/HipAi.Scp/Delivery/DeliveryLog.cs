namespace HipAi.Scp.Delivery;

/// <summary>Events 5000 to 5999: reports are delivered. No patient data: UIDs only.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(5000, LogLevel.Information, "Study {StudyInstanceUid}: report version {Version} delivered to {Destination}")]
    public static partial void Delivered(ILogger log, string studyInstanceUid, int version, string destination);
}
