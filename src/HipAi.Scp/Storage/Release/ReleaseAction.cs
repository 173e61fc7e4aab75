namespace HipAi.Scp.Storage.Release;

/// <summary>What a person may decide of a study that is set aside.</summary>
internal enum ReleaseAction
{
    /// <summary>Held: all images are of one patient, whatever their headers say.</summary>
    SamePatient,

    /// <summary>Held: some images are of another patient and are kept out of judging.</summary>
    Exclude,

    /// <summary>Quarantined: try again.</summary>
    Retry,

    /// <summary>Discontinued: judge the images that are here all the same.</summary>
    JudgeAnyway,

    /// <summary>Delivered, and something must be known of it: it is known now.</summary>
    Acknowledge,
}
