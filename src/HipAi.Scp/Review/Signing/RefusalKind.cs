namespace HipAi.Scp.Review.Signing;

/// <summary>Why a change of a review is refused.</summary>
internal enum RefusalKind
{
    /// <summary>There is no such study (404).</summary>
    Unknown,

    /// <summary>What was sent cannot be taken (422).</summary>
    Faulty,

    /// <summary>The study does not allow it now (409).</summary>
    NotNow,

    /// <summary>Somebody else changed something meanwhile (409).</summary>
    Moved,
}
