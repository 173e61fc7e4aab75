namespace HipAi.Scp.Storage.Database;

/// <summary>That a performed procedure step lists an instance, which may have arrived or not.</summary>
internal sealed class PerformedStepInstanceRow
{
    public required string StepUid { get; init; }

    public required string SopInstanceUid { get; init; }
}
