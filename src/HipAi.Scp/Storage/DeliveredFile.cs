namespace HipAi.Scp.Storage;

/// <summary>One file of a delivery.</summary>
/// <param name="Name">Its name below the destination, with forward slashes.</param>
/// <param name="Sha256">SHA-256 of its content, lower-case hexadecimal.</param>
internal sealed record DeliveredFile(string Name, string Sha256);
