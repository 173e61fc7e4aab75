namespace HipAi.Scp.Review.Signing;

/// <summary>What changed meanwhile: the member <c>conflict</c> of a 409.</summary>
/// <param name="By">Who changed it.</param>
/// <param name="At">When.</param>
/// <param name="What">What was done.</param>
/// <param name="Difference">How the text that stands differs from the one that was seen, each line with <c>-</c>, <c>+</c> or a blank before it.</param>
/// <param name="Seen">What a change has to name now.</param>
internal sealed record ConflictDocument(string By, DateTimeOffset At, string What, IReadOnlyList<string> Difference, ReviewSeen Seen)
{
    public static ConflictDocument From(ReviewConflict conflict) =>
        new(conflict.By, conflict.At, conflict.What, [.. conflict.Difference.Select(line => line.ToString())], conflict.Now);
}
