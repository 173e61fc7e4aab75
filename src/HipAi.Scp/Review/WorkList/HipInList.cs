using HipAi.Scp.Storage.Listing;

namespace HipAi.Scp.Review.WorkList;

/// <summary>One hip's cell in the work list.</summary>
/// <param name="Hip">What is known of it; null when it was neither judged nor signed.</param>
/// <param name="IsHidden">Whether the person is to read it first (requirement F3).</param>
internal sealed record HipInList(ListedHip? Hip, bool IsHidden = false);
