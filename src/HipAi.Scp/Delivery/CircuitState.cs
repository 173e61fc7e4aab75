namespace HipAi.Scp.Delivery;

/// <summary>Whether a destination is sent to (requirement D7).</summary>
internal enum CircuitState
{
    /// <summary>It answers.</summary>
    Closed,

    /// <summary>It has failed too often in a row: nothing is sent for a while.</summary>
    Open,

    /// <summary>The while is over: one report is sent to see whether it answers again.</summary>
    HalfOpen,
}
