namespace HipAi.Scp.Commands;

/// <summary>The point was reached at which a data set was to be broken off.</summary>
/// <param name="sent">Bytes of the data set before it.</param>
internal sealed class DeliberateAbortException(long sent) : Exception
{
    /// <summary>Bytes of the data set before it.</summary>
    internal long Sent { get; } = sent;
}
