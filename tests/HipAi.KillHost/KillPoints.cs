namespace HipAi.KillHost;

/// <summary>The places at which the service kills itself. "-uncommitted" is before a commit, "-committed" after it and before anybody hears of it.</summary>
internal static class KillPoints
{
    /// <summary>Points that are passed while images come and studies are worked through.</summary>
    public static IReadOnlyList<string> WhileServing { get; } =
    [
        // An image: after some of its bytes, around the flush, around the rename, around the flush of the folder.
        "object-writing", "object-unflushed", "object-flushed", "object-unpublished", "object-renamed", "object-published",

        // Its row: written into the transaction, before and after the commit. After it is before the answer.
        "Instances-written", "Instances-uncommitted", "Instances-committed",
        "Snapshots-uncommitted", "Snapshots-committed",
        "judge-before", "judge-after",

        // Two pictures a study: the n-th of them is between the two where n is even.
        "picture-writing", "picture-unpublished", "picture-renamed", "picture-published",
        "Predictions-uncommitted", "Predictions-committed",
        "compose-before", "Reports-uncommitted", "Reports-committed",
        "report-writing", "report-unpublished", "report-renamed", "report-published",
        "Deliveries-uncommitted", "Deliveries-committed",
        "Commitments-uncommitted", "Commitments-committed",
        "Commitments-told-uncommitted", "Commitments-told-committed",
    ];

    /// <summary>Points that are passed while reports are delivered to several destinations: a report was taken, a file is written, all was sent and
    /// is not recorded, and it is recorded.</summary>
    public static IReadOnlyList<string> WhileDelivering { get; } =
    [
        "form-sr", "form-pdf", "form-hl7", "form-fhir", "report-writing", "report-published", "Deliveries-written", "Deliveries-uncommitted", "Deliveries-committed",
    ];

    /// <summary>Points of a start over a folder that a kill left behind: the second kill.</summary>
    public static IReadOnlyList<string> WhileStarting { get; } = ["start-adopting", "start-Instances-uncommitted", "start-Instances-committed"];

    /// <summary>In the first start of all: the tables are made and not committed.</summary>
    public const string FirstStart = "start-tables-uncommitted";

    /// <summary>Killed from outside after some bytes were sent.</summary>
    public const string Outside = "outside";
}
