namespace HipAi.Scp.Review;

/// <summary>What a study asks of the reader; the work list shows them in this order.</summary>
internal enum Attention
{
    /// <summary>A hip is indeterminate: the radiologist specifies.</summary>
    Specify,

    /// <summary>The service could not finish, or something must be known of what it delivered; it says what.</summary>
    Held,

    /// <summary>Every hip has its class in the draft.</summary>
    Drafted,

    /// <summary>No report yet.</summary>
    InProgress,
}
