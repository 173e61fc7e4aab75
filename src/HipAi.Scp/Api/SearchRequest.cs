namespace HipAi.Scp.Api;

/// <summary>What <c>POST /api/search</c> is asked.</summary>
/// <param name="Text">A Study Instance UID, Accession Number or Patient ID, whole; 1 to 64 characters (PS3.5 6.2, LO).</param>
internal sealed record SearchRequest(string? Text)
{
    /// <summary>Longest value of any of the three.</summary>
    internal const int MaximumLength = 64;
}
