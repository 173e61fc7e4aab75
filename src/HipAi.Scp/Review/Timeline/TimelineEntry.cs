using HipAi.Scp.Storage;

namespace HipAi.Scp.Review.Timeline;

/// <summary>One line of a study's timeline as the page shows it.</summary>
/// <param name="At">When.</param>
/// <param name="What">What happened.</param>
/// <param name="Kind">Of what it tells: <c>event</c> or <c>refusal</c>.</param>
internal sealed record TimelineEntry(DateTimeOffset At, string What, string Kind)
{
    /// <summary>What happened to a study and which associations of its senders were refused meanwhile, in one order.</summary>
    internal static IReadOnlyList<TimelineEntry> Of(IReadOnlyList<StudyEvent> events, IReadOnlyList<Refusal> refusals) =>
    [
        // Events keep their order: those of one commit have one time.
        .. events.Select(entry => new TimelineEntry(entry.At, entry.What, "event"))
            .Concat(refusals.Select(refusal => new TimelineEntry(refusal.At, $"Association of {refusal.CallingAeTitle} from {refusal.Peer} refused: {refusal.Reason}", "refusal")))
            .OrderBy(entry => entry.At),
    ];
}
