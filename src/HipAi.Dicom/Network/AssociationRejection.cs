namespace HipAi.Dicom.Network;

/// <summary>The three bytes of an A-ASSOCIATE-RJ (PS3.8 Table 9-21) and what they mean.</summary>
/// <param name="Result">1 permanent, 2 transient.</param>
/// <param name="Source">1 service user, 2 service provider (ACSE), 3 service provider (presentation).</param>
/// <param name="Reason">The reason, in the numbering of its source.</param>
public sealed record AssociationRejection(byte Result, byte Source, byte Reason)
{
    /// <summary>1/1/1: no reason given.</summary>
    public static AssociationRejection NoReasonGiven { get; } = new(1, 1, 1);

    /// <summary>1/1/2: application context name not supported.</summary>
    public static AssociationRejection ApplicationContextNotSupported { get; } = new(1, 1, 2);

    /// <summary>1/1/3: calling AE title not recognized.</summary>
    public static AssociationRejection CallingAeTitleNotRecognized { get; } = new(1, 1, 3);

    /// <summary>1/1/7: called AE title not recognized.</summary>
    public static AssociationRejection CalledAeTitleNotRecognized { get; } = new(1, 1, 7);

    /// <summary>1/2/2: protocol version not supported.</summary>
    public static AssociationRejection ProtocolVersionNotSupported { get; } = new(1, 2, 2);

    /// <summary>2/3/1: temporary congestion.</summary>
    public static AssociationRejection TemporaryCongestion { get; } = new(2, 3, 1);

    /// <summary>2/3/2: local limit exceeded.</summary>
    public static AssociationRejection LocalLimitExceeded { get; } = new(2, 3, 2);

    /// <summary>The words of PS3.8 Table 9-21 for these three numbers.</summary>
    public string Meaning => (Source, Reason) switch
    {
        (1, 1) => "no reason given",
        (1, 2) => "application context name not supported",
        (1, 3) => "calling AE title not recognized",
        (1, 7) => "called AE title not recognized",
        (2, 1) => "no reason given by the provider",
        (2, 2) => "protocol version not supported",
        (3, 1) => "temporary congestion",
        (3, 2) => "local limit exceeded",
        _ => "reserved reason",
    };

    /// <summary>For a log: <c>1/1/7 (called AE title not recognized)</c>.</summary>
    public override string ToString() => $"{Result}/{Source}/{Reason} ({Meaning})";
}
