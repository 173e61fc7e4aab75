using HipAi.Studies;

namespace HipAi.Scp.Storage.Database;

/// <summary>One performed procedure step. Made by N-CREATE, changed by N-SET until it is over; each is one commit with what it does to its studies.</summary>
internal sealed class PerformedStepRow
{
    public required string SopInstanceUid { get; init; }

    public required PerformedStepStatus Status { get; set; }

    /// <summary>A code of <see cref="DiscontinuationCodes"/>; empty for none.</summary>
    public required string DiscontinuationCode { get; set; }

    /// <summary>Performed Station AE Title (0040,0241), as the step has it.</summary>
    public required string StationAeTitle { get; init; }

    /// <summary>Who created it.</summary>
    public required string CallingAeTitle { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>All its attributes as a data set in Explicit VR Little Endian. Holds the patient: not for logs.</summary>
    public required byte[] Attributes { get; set; }
}
