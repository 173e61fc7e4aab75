namespace HipAi.Scp.Review.Signing;

/// <summary>Who signed.</summary>
/// <param name="Name">The name as people write it.</param>
/// <param name="Organization">For whom.</param>
/// <param name="At">When.</param>
internal sealed record ReviewSignatureDocument(string Name, string Organization, DateTimeOffset At);
