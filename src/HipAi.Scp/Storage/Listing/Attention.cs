namespace HipAi.Scp.Storage.Listing;

/// <summary>What a study asks of the people who work here; the work list shows the kinds in this order. Stored by number.</summary>
internal enum Attention
{
    /// <summary>A hip is indeterminate: the radiologist specifies.</summary>
    Specify = 0,

    /// <summary>The service could not finish, or something must be known of what it delivered; it says what.</summary>
    Held = 1,

    /// <summary>Every hip has its class in the draft.</summary>
    Drafted = 2,

    /// <summary>No report yet.</summary>
    InProgress = 3,

    /// <summary>A person signed, and nothing came since that they have not seen.</summary>
    Signed = 4,
}
