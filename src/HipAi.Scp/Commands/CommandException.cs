namespace HipAi.Scp.Commands;

/// <summary>A verb cannot do what it was asked; the message is one line that names the option or file and the cause.</summary>
internal sealed class CommandException(string message, Exception? innerException = null) : Exception(message, innerException);
