using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Listing;
using HipAi.Studies;

namespace HipAi.Scp.Review.WorkList;

/// <summary>One study in the work list.</summary>
/// <param name="Summary">The study.</param>
/// <param name="Attention">What it asks for.</param>
/// <param name="AcquiredAt">When it was taken; null when it does not tell.</param>
/// <param name="Listing">Its views and findings.</param>
/// <param name="Report">What kind of report stands.</param>
/// <param name="HasOffer">Whether the machine wrote a draft after the person's text that stands.</param>
/// <param name="SignedAt">When that was signed; null when it is not.</param>
/// <param name="SignedBy">Who signed, as DICOM person name.</param>
/// <param name="Waiting">Deliveries that are still to be made.</param>
/// <param name="Dead">Deliveries that were given up.</param>
internal sealed record WorkListRow(
    StudySummary Summary,
    Attention Attention,
    DateTimeOffset? AcquiredAt,
    StudyListing Listing,
    ListedReport Report,
    bool HasOffer,
    DateTimeOffset? SignedAt,
    string? SignedBy,
    int Waiting,
    int Dead)
{
    /// <summary>The study's key.</summary>
    internal string Uid => Summary.StudyInstanceUid;

    /// <summary>What is known of one hip; null when it was neither judged nor signed.</summary>
    internal ListedHip? Hip(HipSide side) => Listing.Hips.FirstOrDefault(hip => hip.Side == side);
}
