namespace HipAi.Scp.Security;

/// <summary>Who does something, as the audit trail names it.</summary>
/// <param name="Name">Name of a user, a machine, or one of the names that no user may have.</param>
/// <param name="Address">Network address it came from; null for what comes from this machine itself.</param>
internal sealed record Doer(string Name, string? Address)
{
    /// <summary>The service itself, for example at its first start.</summary>
    internal static Doer Service { get; } = new("hipai", null);

    /// <summary>Whoever may run the command line beside the service.</summary>
    internal static Doer CommandLine { get; } = new("command-line", null);

    /// <summary>Who a request comes from; with an empty name when nobody is signed in.</summary>
    internal static Doer Of(HttpContext context) => new(Actor.Of(context.User)?.Name ?? "", context.Connection.RemoteIpAddress?.ToString());

    /// <summary>An entry of what this one does to a user, a token or the like.</summary>
    internal AuditEntry Entry(AuditAction action, string subject, string? detail = null) => new(Name, action, null, subject, detail, Address);
}
