namespace HipAi.Scp.Security;

/// <summary>What was done; stored by name, so that an entry can be read by later versions.</summary>
internal enum AuditAction
{
    SignedIn,
    SignInFailed,
    SignedOut,
    LockedOut,
    PasswordChanged,
    UserCreated,
    UserChanged,
    TokenCreated,
    TokenRevoked,
    StudyViewed,
    StudySearched,
    ReportExported,
    HipDecided,
    ReportEdited,
    ReportSigned,
    ReportAddended,
    DraftTaken,
    DraftDismissed,
    FirstReadingRecorded,
    StudyReleased,
    TemplateChanged,
    TemplatePublished,
    DeliveryRetried,
    AccessDenied,
    AuditRead,
    MeasuresExported,
}
