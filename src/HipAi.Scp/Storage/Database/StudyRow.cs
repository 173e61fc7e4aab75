using HipAi.Studies;

namespace HipAi.Scp.Storage.Database;

/// <summary>Where a study stands, and what retention has removed of it. Every change is one transaction with the record that caused it.</summary>
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

    /// <summary>Those of <see cref="Attempts"/> that were the study's own fault, not that of disk or database.</summary>
    public int Faults { get; set; }

    /// <summary>When the present stage may be tried again; null: now.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>The node that works on the study; null when none does.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when it belongs to that node; null when to none. From then on any node may take it.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Goes up with every claim: a record from an earlier one is void, however late its node wakes up.</summary>
    public long Fence { get; set; }

    /// <summary>Accession Number of the first image, to be found by.</summary>
    public required string AccessionNumber { get; init; }

    /// <summary>Patient ID of the first image, to be found by.</summary>
    public required string PatientId { get; init; }

    /// <summary>When the last attempt failed. After now: the clock was set back since, and <see cref="RetryAt"/> says nothing.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>StudyFacts of the first image as JSON.</summary>
    public required string FactsJson { get; init; }

    /// <summary>PatientIdentity as JSON: of the first image, filled in from later ones that do not differ.</summary>
    public required string PatientJson { get; set; }

    /// <summary>Retention has marked something of it as removed whose files may still be there.</summary>
    public bool RemovalPending { get; set; }

    /// <summary>The newest snapshot revision whose pictures were removed; 0 when none were.</summary>
    public int PicturesRemovedRevision { get; set; }

    public DateTimeOffset? PicturesRemovedAt { get; set; }

    /// <summary>The newest report version whose delivered files were removed from the data folder; 0 when none were.</summary>
    public int ReportFilesRemovedVersion { get; set; }

    public DateTimeOffset? ReportFilesRemovedAt { get; set; }
}
