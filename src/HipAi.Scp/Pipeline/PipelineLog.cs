using HipAi.Studies;

namespace HipAi.Scp.Pipeline;

/// <summary>
/// Events 4000 to 4999: studies are worked through. No patient data: UIDs only. Of a fault the log has the kind; its
/// message may quote header values and stands with the study, as its reason.
/// </summary>
internal static partial class PipelineLog
{
    [LoggerMessage(4000, LogLevel.Information, "Study {StudyInstanceUid} revision {Revision} judged on {Provider}: {Hips} hips")]
    public static partial void Judged(ILogger log, string studyInstanceUid, int revision, int hips, string provider);

    [LoggerMessage(4001, LogLevel.Information, "Study {StudyInstanceUid}: report version {Version} composed with template {Template}")]
    public static partial void Composed(ILogger log, string studyInstanceUid, int version, string template);

    [LoggerMessage(4002, LogLevel.Information, "Study {StudyInstanceUid} moved on while revision {Revision} was worked on after {State}; that result is void")]
    public static partial void Superseded(ILogger log, string studyInstanceUid, int revision, StudyState state);

    [LoggerMessage(4003, LogLevel.Warning, "Study {StudyInstanceUid} failed after {State} ({Fault}); tried again at {RetryAt:O}")]
    public static partial void WillRetry(ILogger log, string studyInstanceUid, StudyState state, string fault, DateTimeOffset retryAt);

    [LoggerMessage(4004, LogLevel.Error, "Study {StudyInstanceUid} quarantined after {State} ({Fault}); the reason stands with the study")]
    public static partial void Quarantined(ILogger log, string studyInstanceUid, StudyState state, string fault);

    [LoggerMessage(4005, LogLevel.Warning, "Study {StudyInstanceUid}: the claim of this node has run out; what it was doing is void")]
    public static partial void ClaimLost(ILogger log, string studyInstanceUid);

    [LoggerMessage(4006, LogLevel.Error, "Working on studies failed ({Fault}); it is tried again")]
    public static partial void WorkFailed(ILogger log, string fault);

    [LoggerMessage(4007, LogLevel.Information, "Study {StudyInstanceUid}: report version {Version} is offered and not delivered, since a person's text stands")]
    public static partial void Offered(ILogger log, string studyInstanceUid, int version);
}
