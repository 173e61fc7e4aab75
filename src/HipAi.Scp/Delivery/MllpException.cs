namespace HipAi.Scp.Delivery;

/// <summary>There was no whole answer to a message; whether the peer has the message is not known.</summary>
/// <param name="what">What was seen instead, in our own words.</param>
/// <param name="isGone">Whether the connection was closed before a byte of an answer came, as an idle one is.</param>
/// <param name="inner">What the platform says; null for nothing.</param>
internal sealed class MllpException(string what, bool isGone, Exception? inner = null) : IOException(what, inner)
{
    /// <summary>Whether the connection was closed before a byte of an answer came.</summary>
    public bool IsGone => isGone;
}
