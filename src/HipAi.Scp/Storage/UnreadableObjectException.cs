namespace HipAi.Scp.Storage;

/// <summary>An object's header cannot be read. The message has no header values, only what is wrong.</summary>
internal sealed class UnreadableObjectException(string message, Exception? innerException = null) : Exception(message, innerException);
