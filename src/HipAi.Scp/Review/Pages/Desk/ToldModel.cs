namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>What a page says of what was just done.</summary>
/// <param name="Told">What was done, a line each; null for nothing.</param>
/// <param name="Refused">Why it was not done; null where it was.</param>
internal sealed record ToldModel(string? Told, string? Refused);
