namespace HipAi.Scp.Commands;

/// <summary>Whether <c>hipai send</c> tells of a performed procedure step for each study, and how that ends.</summary>
internal enum SendSteps
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>COMPLETED, with all files of the study.</summary>
    Completed,

    /// <summary>DISCONTINUED, with all files of the study.</summary>
    Discontinued,
}
