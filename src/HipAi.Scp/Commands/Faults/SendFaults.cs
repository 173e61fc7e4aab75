namespace HipAi.Scp.Commands;

/// <summary>What <c>hipai send</c> does wrong on purpose, so that an operator can rehearse it (requirement H10).</summary>
internal sealed record SendFaults
{
    /// <summary>Smallest PDU of a drip, in bytes: less would be nothing but headers.</summary>
    private const int SmallestPdu = 64;

    /// <summary>While an abort is to come no more than this much of a data set, in bytes, waits to be sent.</summary>
    private const int PduBeforeAbort = 1024;

    /// <summary>Nothing is done wrong.</summary>
    internal static SendFaults None { get; } = new();

    /// <summary>Where in each data set the association is aborted; null for nowhere.</summary>
    internal AbortPoint? AbortDuring { get; init; }

    /// <summary>After how many files an association is aborted instead of released; 0 for never.</summary>
    internal int AbortAfter { get; init; }

    /// <summary>How long is waited before each file.</summary>
    internal TimeSpan Delay { get; init; }

    /// <summary>Whether each data set ends in its middle, so that the lengths in it say more than there is.</summary>
    internal bool WrongLength { get; init; }

    /// <summary>Whether each file is sent a second time as it is.</summary>
    internal bool Duplicate { get; init; }

    /// <summary>Whether each file is sent a second time with the same UIDs and something else in it.</summary>
    internal Mismatch Mismatch { get; init; }

    /// <summary>Bytes of data set per second; 0 for as fast as it goes.</summary>
    internal int Drip { get; init; }

    /// <summary>Over how many associations at the same time the files are spread, 1 or more.</summary>
    internal int Associations { get; init; } = 1;

    /// <summary>Whether a performed procedure step is told of for each study, and how it ends.</summary>
    internal SendSteps Steps { get; init; }

    /// <summary>Largest PDU to send, so that a drip drips and an abort comes where it was asked for; null for the usual one.</summary>
    internal int? LargestPdu => Drip > 0 ? Math.Clamp(Drip / 4, SmallestPdu, PduBeforeAbort) : AbortDuring is null ? null : PduBeforeAbort;
}
