using HipAi.Studies;

namespace HipAi.Scp.Storage.Database;

/// <summary>Where a study stands: the only row that changes. Every change is one transaction with the record that caused it.</summary>
internal sealed class StudyRow
{
    public required string StudyInstanceUid { get; init; }

    public StudyState State { get; set; }

    public string? Reason { get; set; }

    public required DateTimeOffset FirstReceivedAt { get; init; }

    public DateTimeOffset LastReceivedAt { get; set; }

    public int ImageCount { get; set; }

    /// <summary>The durable debounce: when the quiet period began to be counted towards the hard cap; null when closed.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When the study is to be closed; moved forward with each image; null when closed.</summary>
    public DateTimeOffset? ClosesAt { get; set; }

    /// <summary>The rule that set <see cref="ClosesAt"/>; null when closed.</summary>
    public ClosedBecause? ClosesBecause { get; set; }

    /// <summary>Revision of the newest snapshot; 0 before the first.</summary>
    public int Revision { get; set; }

    public ClosedBecause? ClosedBecause { get; set; }

    /// <summary>Failed attempts at the present stage.</summary>
    public int Attempts { get; set; }

    /// <summary>When the present stage may be tried again; null: now.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>When the last attempt failed. After now: the clock was set back since, and <see cref="RetryAt"/> says nothing.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>StudyFacts of the first image as JSON.</summary>
    public required string FactsJson { get; init; }

    /// <summary>PatientIdentity as JSON: of the first image, filled in from later ones that do not differ.</summary>
    public required string PatientJson { get; set; }
}
