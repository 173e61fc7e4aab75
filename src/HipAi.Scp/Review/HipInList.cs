using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>One hip's cell in the work list.</summary>
/// <param name="Finding">The finding; null when that hip was not judged.</param>
internal sealed record HipInList(HipFinding? Finding);
