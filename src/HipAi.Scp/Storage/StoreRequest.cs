namespace HipAi.Scp.Storage;

/// <summary>What a sender says of the object whose bytes follow.</summary>
/// <param name="SopClassUid">Affected SOP Class UID of the command.</param>
/// <param name="SopInstanceUid">Affected SOP Instance UID of the command.</param>
/// <param name="TransferSyntaxUid">Transfer syntax the presentation context was accepted with.</param>
/// <param name="CallingAeTitle">Who sends.</param>
internal sealed record StoreRequest(string SopClassUid, string SopInstanceUid, string TransferSyntaxUid, string CallingAeTitle)
{
    /// <summary>Quiet period of the source that sends; zero for that of the assembly.</summary>
    public TimeSpan QuietPeriod { get; init; }
}
