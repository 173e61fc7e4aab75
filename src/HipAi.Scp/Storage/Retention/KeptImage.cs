namespace HipAi.Scp.Storage.Retention;

/// <summary>One image as retention sees it.</summary>
/// <param name="Id">Number of its row.</param>
/// <param name="Bytes">Length of its data set.</param>
/// <param name="IsRemoved">Whether it was removed before.</param>
/// <param name="IsCommitted">Whether storage commitment was given for it.</param>
internal sealed record KeptImage(long Id, long Bytes, bool IsRemoved, bool IsCommitted);
