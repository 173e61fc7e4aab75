using HipAi.Studies;

namespace HipAi.Scp.Assembly;

/// <summary>Events 3000 to 3999: studies are closed. No patient data: UIDs only.</summary>
internal static partial class AssemblyLog
{
    [LoggerMessage(3000, LogLevel.Information, "Study {StudyInstanceUid} closed by {ClosedBecause}: snapshot revision {Revision} with {Images} images")]
    public static partial void Closed(ILogger log, string studyInstanceUid, int revision, int images, ClosedBecause closedBecause);

    [LoggerMessage(3001, LogLevel.Error, "Closing studies failed ({Fault}); it is tried again")]
    public static partial void ClosingFailed(ILogger log, string fault);

    [LoggerMessage(3002, LogLevel.Warning, "Study {StudyInstanceUid} is held. {HeldBecause}")]
    public static partial void Held(ILogger log, string studyInstanceUid, string heldBecause);

    [LoggerMessage(3003, LogLevel.Warning, "Study {StudyInstanceUid} is discontinued. {DroppedBecause}")]
    public static partial void Discontinued(ILogger log, string studyInstanceUid, string droppedBecause);

    [LoggerMessage(3004, LogLevel.Information, "Study {StudyInstanceUid} goes on, as decided by {By}: {Action}")]
    public static partial void Released(ILogger log, string studyInstanceUid, string action, string by);

    [LoggerMessage(3010, LogLevel.Warning, "The clock was set back: the closing times of {Count} studies are counted anew")]
    public static partial void ClockSetBack(ILogger log, int count);
}
