using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>What the members said of one hip in one image.</summary>
/// <param name="SopInstanceUid">The image.</param>
/// <param name="View">Its view.</param>
/// <param name="Votes">One vote per member of the table; null where a member did not vote.</param>
internal sealed record VoteRow(string SopInstanceUid, RadiographView View, IReadOnlyList<MemberVote?> Votes);
