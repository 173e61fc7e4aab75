using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>One hip on the reading page.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Votes">Who voted what.</param>
/// <param name="ImageNumber">The number of an image on the page, by SOP Instance UID; null when it is not shown.</param>
internal sealed record HipCard(HipFinding Finding, VoteTable Votes, Func<string, int?> ImageNumber);
