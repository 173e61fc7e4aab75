namespace HipAi.Scp.Storage;

/// <summary>One file, object or message of a delivery.</summary>
/// <param name="Name">A file's name below the destination, with forward slashes; an object's SOP Instance UID; a message's control id.</param>
/// <param name="Sha256">SHA-256 of its content, lower-case hexadecimal.</param>
/// <param name="Note">What the destination remarked though it took it: a warning status for example; null for nothing.</param>
internal sealed record DeliveredFile(string Name, string Sha256, string? Note = null);
