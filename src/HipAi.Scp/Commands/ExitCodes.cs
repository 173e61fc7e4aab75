namespace HipAi.Scp.Commands;

/// <summary>How a verb ends.</summary>
internal static class ExitCodes
{
    /// <summary>Everything asked for was done.</summary>
    internal const int Done = 0;

    /// <summary>It was tried and failed.</summary>
    internal const int Failed = 1;

    /// <summary>It was asked for wrongly; nothing was tried.</summary>
    internal const int Usage = 2;

    /// <summary>Stopped by the user, as shells tell it (128 + SIGINT).</summary>
    internal const int Interrupted = 130;
}
