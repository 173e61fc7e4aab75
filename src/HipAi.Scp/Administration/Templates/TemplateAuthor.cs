using HipAi.Scp.Security;

namespace HipAi.Scp.Administration.Templates;

/// <summary>Who changes templates.</summary>
/// <param name="By">What the versions call them: the name of whoever is signed in, or the name that a machine gives.</param>
/// <param name="Actor">Who is signed in, for the audit trail.</param>
/// <param name="Address">Network address the request came from; null where it did not come over the network.</param>
internal sealed record TemplateAuthor(string By, string Actor, string? Address = null)
{
    /// <summary>The longest name.</summary>
    internal const int LongestName = 100;

    /// <summary>Who asks: a person by their own name, whatever the request says; a machine by the name that it gives, or its own.</summary>
    internal static TemplateAuthor Of(HttpContext context, string? by = null)
    {
        var actor = Security.Actor.Required(context.User);
        var name = actor.IsMachine && !string.IsNullOrWhiteSpace(by) ? by.Trim() : actor.Name;
        return new TemplateAuthor(name, actor.Name, context.Connection.RemoteIpAddress?.ToString());
    }

    /// <summary>What the audit trail is told.</summary>
    internal AuditEntry Entry(AuditAction action, string template, string detail) =>
        new(Actor, action, null, template, By == Actor ? detail : $"{detail}, for {By}", Address);
}
