using HipAi.Scp.Storage.Listing;
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

    /// <summary>Accession Number of the first image that counts, to be found by.</summary>
    public required string AccessionNumber { get; set; }

    /// <summary>Patient ID of the first image that counts, to be found by.</summary>
    public required string PatientId { get; set; }

    /// <summary>When the last attempt failed. After now: the clock was set back since, and <see cref="RetryAt"/> says nothing.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>StudyFacts as JSON: of the first image that a person did not exclude.</summary>
    public required string FactsJson { get; set; }

    /// <summary>PatientIdentity as JSON: of the first image, filled in from later ones that do not differ.</summary>
    public required string PatientJson { get; set; }

    /// <summary>List of PatientIdentity as JSON: identities that a person confirmed to be of the same patient (requirement A10); null for none.</summary>
    public string? ConfirmedPatientsJson { get; set; }

    /// <summary>When the images were taken, as far as the first one tells; null when it does not.</summary>
    public DateTimeOffset? AcquiredAt { get; set; }

    /// <summary>Since when the study waits: since it was taken, or else since it came.</summary>
    public DateTimeOffset WaitingSince { get => AcquiredAt ?? FirstReceivedAt; private set => _ = value; }

    /// <summary>What the study asks for. Follows from the other columns and is stored with them, to be sorted and counted by.</summary>
    public Attention Attention { get => AttentionRule.Of(this); private set => _ = value; }

    /// <summary>The order within a kind: what waits longest first, what was signed last first. Follows from the other columns, too.</summary>
    public long ListOrder { get => Attention == Attention.Signed ? -SignedAt!.Value.UtcTicks : WaitingSince.UtcTicks; private set => _ = value; }

    /// <summary>Views and findings for the work list: StudyListing as JSON; null before the first closing.</summary>
    public string? ListingJson { get; set; }

    /// <summary>What filters of the work list look for.</summary>
    public string Marks { get; set; } = "";

    /// <summary>What the study is found by, in capitals. Holds the patient: not for logs.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>Whether a hip is indeterminate, or none could be judged.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>What kind of report stands.</summary>
    public ListedReport Report { get; set; }

    /// <summary>Whether the machine wrote a draft after the person's text that stands.</summary>
    public bool HasOffer { get; set; }

    /// <summary>When the text that stands was signed; null when it is not.</summary>
    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>Who signed it, as DICOM person name; null when nobody has.</summary>
    public string? SignedBy { get; set; }

    /// <summary>Retention has marked something of it as removed whose files may still be there.</summary>
    public bool RemovalPending { get; set; }

    /// <summary>The newest snapshot revision whose pictures were removed; 0 when none were.</summary>
    public int PicturesRemovedRevision { get; set; }

    public DateTimeOffset? PicturesRemovedAt { get; set; }

    /// <summary>The newest report version whose delivered files were removed from the data folder; 0 when none were.</summary>
    public int ReportFilesRemovedVersion { get; set; }

    public DateTimeOffset? ReportFilesRemovedAt { get; set; }
}
