namespace HipAi.Scp.Receiving.PerformedSteps;

/// <summary>How much one performed procedure step may make this service keep. Beyond it a request is answered with 0213 and nothing changes.</summary>
internal static class StepLimits
{
    /// <summary>Studies that a step names: a group case of a trauma room has a handful.</summary>
    public const int Studies = 32;

    /// <summary>Instances that a step lists: ten long computed tomographies.</summary>
    public const int Instances = 20_000;

    /// <summary>Bytes of its attributes: 20,000 references take 3 MB.</summary>
    public const int Bytes = 4 * 1024 * 1024;
}
