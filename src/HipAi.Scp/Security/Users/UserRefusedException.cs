namespace HipAi.Scp.Security.Users;

/// <summary>A user or password cannot be as it was asked for; the message is a sentence for whoever asked and holds no password.</summary>
/// <param name="field">The field of the form that is at fault, for example <c>Name</c>; empty for the whole.</param>
/// <param name="message">What is wrong and what would be right.</param>
internal sealed class UserRefusedException(string field, string message) : Exception(message)
{
    /// <summary>The field that is at fault; empty for the whole.</summary>
    internal string Field { get; } = field;
}
