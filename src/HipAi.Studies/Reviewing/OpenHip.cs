namespace HipAi.Studies;

/// <summary>A hip that keeps a report from being signed (requirement F2).</summary>
/// <param name="Side">The hip.</param>
/// <param name="Lines">Lines of the text that do not fit what is known of it; empty when the person has only to confirm.</param>
/// <param name="Cause">Why, in words for the person who signs.</param>
public sealed record OpenHip(HipSide Side, IReadOnlyList<string> Lines, string Cause)
{
    /// <summary>Whether saying that the report tells what one sees is enough.</summary>
    public bool NeedsOnlyConfirmation => Lines.Count == 0;
}
