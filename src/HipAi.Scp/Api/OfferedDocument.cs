namespace HipAi.Scp.Api;

/// <summary>A machine's version that is newer than the person's text that stands: offered, never put in its place (requirement B4).</summary>
/// <param name="Version">Its version.</param>
/// <param name="Predecessor">The machine's version before it; null for the first.</param>
/// <param name="Differences">All lines of both texts in order, each with <c>-</c> (only in the text that stands), <c>+</c> (only in the offered one) or a blank before it.</param>
internal sealed record OfferedDocument(int Version, int? Predecessor, IReadOnlyList<string> Differences);
