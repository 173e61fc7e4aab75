namespace HipAi.Scp.Storage.Release;

/// <summary>What became of a person's decision on a study that is set aside.</summary>
internal enum ReleaseResult
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>No such study.</summary>
    NotFound,

    /// <summary>The study does not stand where this could be decided: somebody else did, or it went on by itself.</summary>
    NotPossible,

    /// <summary>Another image came meanwhile.</summary>
    ImagesCame,

    /// <summary>An image that is to be kept out is not of the study, or none or all of them are.</summary>
    WrongImages,

    /// <summary>The images that would be left do not name one patient either.</summary>
    StillMixed,
}
