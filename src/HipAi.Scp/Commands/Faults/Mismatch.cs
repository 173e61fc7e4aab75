namespace HipAi.Scp.Commands;

/// <summary>In what an object that is sent a second time under the same UIDs differs from the first.</summary>
internal enum Mismatch
{
    /// <summary>It is not sent a second time.</summary>
    None,

    /// <summary>It names another patient.</summary>
    Patient,

    /// <summary>It has a comment that the first does not have.</summary>
    Bytes,
}
