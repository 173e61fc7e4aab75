namespace HipAi.Scp.Storage.Retention;

/// <summary>The kinds of objects that retention tells apart.</summary>
internal enum RetentionKind
{
    /// <summary>Received images, replaced versions too.</summary>
    Images,

    /// <summary>Pictures made from studies.</summary>
    Pictures,

    /// <summary>Delivered report files in the data folder.</summary>
    Reports,

    /// <summary>Objects in quarantine.</summary>
    Quarantine,

    /// <summary>Whole records of studies.</summary>
    Records,
}
