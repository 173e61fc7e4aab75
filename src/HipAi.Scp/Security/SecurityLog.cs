namespace HipAi.Scp.Security;

/// <summary>Events 8000 to 8999: who comes in. Names of users may stand here; passwords, tokens and patient data never.</summary>
internal static partial class SecurityLog
{
    [LoggerMessage(8000, LogLevel.Warning, "User {User} was made at this first start; its password was told once")]
    public static partial void FirstUser(ILogger log, string user);

    [LoggerMessage(8001, LogLevel.Warning, "Sign-in of {User} from {Address} failed: {Reason}")]
    public static partial void SignInFailed(ILogger log, string user, string address, string reason);

    [LoggerMessage(8002, LogLevel.Information, "Audit trail: {Count} entries, the last has hash {Hash}")]
    public static partial void AuditHead(ILogger log, long count, string hash);

    [LoggerMessage(8003, LogLevel.Error, "The audit trail could not be written ({Fault}); what was asked for is refused")]
    public static partial void AuditRefused(ILogger log, string fault);

    [LoggerMessage(8004, LogLevel.Warning, "Requests of {Who} are too many: answered with 429")]
    public static partial void TooMany(ILogger log, string who);
}
