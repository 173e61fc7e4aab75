namespace HipAi.Scp.Review.Signing;

/// <summary>What a page asks for every few seconds: whether a review is still what it shows (<c>GET …/review/seen</c>).</summary>
/// <param name="Seen">What a change has to name now.</param>
/// <param name="Words">What the last change was, as a sentence: <c>Example, Rae Dr. signed this report at 12:03.</c></param>
internal sealed record SeenDocument(ReviewSeen Seen, string Words);
