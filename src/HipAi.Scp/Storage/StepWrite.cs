namespace HipAi.Scp.Storage;

/// <summary>What became of a change of a performed procedure step.</summary>
/// <param name="Written">The step as it is now; null when nothing was written.</param>
/// <param name="HasTooManySteps">Whether that is because a study has as many steps as it may have.</param>
/// <param name="Dropped">The studies of which no report is made since then, with the reason.</param>
internal sealed record StepWrite(StepRecord? Written, bool HasTooManySteps, IReadOnlyList<(string StudyInstanceUid, string Reason)> Dropped)
{
    /// <summary>Nothing was written.</summary>
    public static StepWrite Refused { get; } = new(null, false, []);
}
