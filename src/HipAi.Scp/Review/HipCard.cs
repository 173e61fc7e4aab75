using HipAi.Scp.Review.Signing;
using HipAi.Studies;

namespace HipAi.Scp.Review;

/// <summary>One hip on the reading page.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Votes">Who voted what.</param>
/// <param name="ImageNumber">The number of an image on the page, by SOP Instance UID; null when it is not shown.</param>
/// <param name="Review">The review it is a part of; null where there is no report yet.</param>
internal sealed record HipCard(HipFinding Finding, VoteTable Votes, Func<string, int?> ImageNumber, ReviewView? Review = null)
{
    /// <summary>What was decided on it; null for nothing.</summary>
    public RecordedDecision? Decision => Review?.File.Holding.FirstOrDefault(made => made.Decision.Side == Finding.Side);

    /// <summary>What the person who looks had read before seeing the finding; null when not asked.</summary>
    public FirstReading? FirstReading => Review?.File.FirstReadings.LastOrDefault(first => first.By == Review.Actor.Name && first.Reading.Side == Finding.Side).Reading;

    /// <summary>What was decided, in words; empty for nothing.</summary>
    public string DecisionWords => Decision?.Decision switch
    {
        { Verdict: HipVerdict.Accepted } accepted => $"Accepted: {accepted.Class!.Value.DisplayName()}",
        { Verdict: HipVerdict.Changed } changed => $"Changed to {changed.Class!.Value.DisplayName()}",
        { Verdict: HipVerdict.Rejected } => "Rejected",
        _ => "",
    };

    /// <summary>Whether the first reading is what was found.</summary>
    public bool AgreesWithFirstReading => FirstReading?.Class == Finding.Class;
}
