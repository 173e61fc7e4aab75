using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>A performed procedure step as it is written down.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="DiscontinuationCode">A code of <see cref="DiscontinuationCodes"/>; empty for none.</param>
/// <param name="StationAeTitle">The station that performs it.</param>
/// <param name="Studies">Study Instance UIDs that it names, each once, at least one; never changes.</param>
/// <param name="Listed">SOP Instance UIDs that it lists, each once.</param>
/// <param name="Attributes">All its attributes as a data set.</param>
internal sealed record StepRecord(
    PerformedStepStatus Status,
    string DiscontinuationCode,
    string StationAeTitle,
    IReadOnlyList<string> Studies,
    IReadOnlyList<string> Listed,
    byte[] Attributes);
