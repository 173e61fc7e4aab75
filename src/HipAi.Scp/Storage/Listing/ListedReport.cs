namespace HipAi.Scp.Storage.Listing;

/// <summary>What kind of report of a study stands. Stored by number.</summary>
internal enum ListedReport
{
    /// <summary>None yet.</summary>
    None = 0,

    /// <summary>The machine's draft.</summary>
    Draft = 1,

    /// <summary>A person's text that nobody signed.</summary>
    Edited = 2,

    /// <summary>Signed.</summary>
    Signed = 3,

    /// <summary>Signed again after a first signature.</summary>
    Corrected = 4,
}
