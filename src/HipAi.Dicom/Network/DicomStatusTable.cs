using static HipAi.Dicom.Network.DicomStatusCategory;

namespace HipAi.Dicom.Network;

/// <summary>
/// The statuses of PS3.7 Annex C and those of the services spoken here: Verification, Storage (PS3.4 B.2.3), Storage Commitment
/// (PS3.4 J.3, none of its own) and Modality Performed Procedure Step (PS3.4 F.7.2).
/// </summary>
public static class DicomStatusTable
{
    private const string General = "PS3.7 Annex C";
    private const string Storage = "PS3.4 B.2.3";

    /// <summary>All rows, in the order of their codes; ranges do not overlap.</summary>
    public static IReadOnlyList<DicomStatusEntry> All { get; } =
    [
        One(0x0000, Success, "success", General),
        One(0x0001, Warning, "requested optional attributes are not supported", General),
        One(0x0105, Failure, "no such attribute", General),
        One(0x0106, Failure, "invalid attribute value", General),
        One(0x0107, Warning, "attribute list error", General),
        One(0x0110, Failure, "processing failure", General),
        One(0x0111, Failure, "duplicate SOP instance", General),
        One(0x0112, Failure, "no such SOP instance", General),
        One(0x0113, Failure, "no such event type", General),
        One(0x0114, Failure, "no such argument", General),
        One(0x0115, Failure, "invalid argument value", General),
        One(0x0116, Warning, "attribute value out of range", General),
        One(0x0117, Failure, "invalid SOP instance", General),
        One(0x0118, Failure, "no such SOP class", General),
        One(0x0119, Failure, "class-instance conflict", General),
        One(0x0120, Failure, "missing attribute", General),
        One(0x0121, Failure, "missing attribute value", General),
        One(0x0122, Failure, "refused: SOP class not supported", General),
        One(0x0123, Failure, "no such action type", General),
        One(0x0124, Failure, "refused: not authorized", General),
        One(0x0210, Failure, "duplicate invocation", General),
        One(0x0211, Failure, "unrecognized operation", General),
        One(0x0212, Failure, "mistyped argument", General),
        One(0x0213, Failure, "resource limitation", General),
        new(0xA700, 0xA7FF, Failure, "refused: out of resources", Storage),
        new(0xA900, 0xA9FF, Failure, "error: data set does not match SOP class", Storage),
        One(0xB000, Warning, "coercion of data elements", Storage),
        One(0xB006, Warning, "elements discarded", Storage),
        One(0xB007, Warning, "data set does not match SOP class", Storage),
        new(0xC000, 0xCFFF, Failure, "error: cannot understand", Storage),
        One(0xFE00, Cancel, "cancel", General),
        new(0xFF00, 0xFF01, Pending, "pending", General),
    ];

    /// <summary>The row of a code; null for one that none of these services has.</summary>
    public static DicomStatusEntry? Find(ushort code) => All.FirstOrDefault(entry => entry.Covers(code));

    private static DicomStatusEntry One(ushort code, DicomStatusCategory category, string meaning, string clause) => new(code, code, category, meaning, clause);
}
