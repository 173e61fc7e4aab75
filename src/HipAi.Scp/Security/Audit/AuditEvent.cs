namespace HipAi.Scp.Security.Audit;

/// <summary>What an action is called in the vocabulary of DICOM (PS3.16, CID 400 and 401).</summary>
/// <param name="Id">Code of the event.</param>
/// <param name="Meaning">Its meaning.</param>
/// <param name="ActionCode">C create, R read, U update, D delete, E execute.</param>
/// <param name="Type">Code and meaning of the kind of event; null for none.</param>
/// <param name="IsFailure">Whether what was tried did not succeed.</param>
internal sealed record AuditEvent(string Id, string Meaning, string ActionCode, (string Code, string Meaning)? Type = null, bool IsFailure = false)
{
    private static readonly AuditEvent SignIn = new("110114", "User Authentication", "E", ("110122", "Login"));
    private static readonly AuditEvent Alert = new("110113", "Security Alert", "E");
    private static readonly AuditEvent Users = Alert with { Type = ("110137", "User Security Attributes Changed") };
    private static readonly AuditEvent Settings = Alert with { Type = ("110131", "Software Configuration") };
    private static readonly AuditEvent Procedure = new("110111", "Procedure Record", "U");
    private static readonly AuditEvent Export = new("110106", "Export", "R");

    private static readonly Dictionary<AuditAction, AuditEvent> Table = new()
    {
        [AuditAction.SignedIn] = SignIn,
        [AuditAction.SignInFailed] = SignIn with { IsFailure = true },
        [AuditAction.SignedOut] = SignIn with { Type = ("110123", "Logout") },
        [AuditAction.LockedOut] = Users with { IsFailure = true },
        [AuditAction.PasswordChanged] = Users,
        [AuditAction.UserCreated] = Users,
        [AuditAction.UserChanged] = Users,
        [AuditAction.TokenCreated] = Users,
        [AuditAction.TokenRevoked] = Users,
        [AuditAction.StudyViewed] = new("110103", "DICOM Instances Accessed", "R"),
        [AuditAction.StudySearched] = new("110112", "Query", "E"),
        [AuditAction.ReportExported] = Export,
        [AuditAction.MeasuresExported] = Export,
        [AuditAction.DeliveryRetried] = Export,
        [AuditAction.TemplateChanged] = Settings,
        [AuditAction.TemplatePublished] = Settings,
        [AuditAction.AccessDenied] = Alert with { Type = ("110132", "Use of Restricted Function"), IsFailure = true },
        [AuditAction.AuditRead] = new("110101", "Audit Log Used", "R"),
    };

    /// <summary>The event of an action's name; what is done to a study or its report otherwise is a change of the procedure's record.</summary>
    internal static AuditEvent Of(string action) => Enum.TryParse<AuditAction>(action, out var known) && Table.TryGetValue(known, out var told) ? told : Procedure;
}
