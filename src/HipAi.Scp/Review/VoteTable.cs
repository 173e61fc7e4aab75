using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>The members' votes on one hip: a row per image, a column per member.</summary>
/// <param name="Members">The members, in order of name.</param>
/// <param name="Rows">The images, in order of first vote.</param>
internal sealed record VoteTable(IReadOnlyList<string> Members, IReadOnlyList<VoteRow> Rows)
{
    /// <summary>Arranges the votes of one hip.</summary>
    internal static VoteTable Of(HipFinding hip)
    {
        string[] members = [.. hip.Votes.Select(vote => vote.Member).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var rows = hip.Votes
            .GroupBy(vote => vote.SopInstanceUid, StringComparer.Ordinal)
            .Select(image => new VoteRow(
                image.Key,
                image.First().View,
                [.. members.Select(member => image.FirstOrDefault(vote => vote.Member == member))]));
        return new VoteTable(members, [.. rows]);
    }
}
