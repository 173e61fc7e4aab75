namespace HipAi.Dicom.Network.Pdus;

/// <summary>A-ABORT (PS3.8 9.3.8).</summary>
/// <param name="Source">0 service user, 2 service provider.</param>
/// <param name="Reason">Significant for source 2 only.</param>
internal sealed record AbortPdu(byte Source, AbortReason Reason) : Pdu(PduType.Abort)
{
    /// <summary>The local service user gave up.</summary>
    public static AbortPdu ByUser { get; } = new(0, AbortReason.NotSpecified);

    /// <summary>The service provider gave up.</summary>
    public static AbortPdu ByProvider(AbortReason reason) => new(2, reason);

    /// <summary>For a log: who and why.</summary>
    public string Meaning => Source switch
    {
        0 => "by its service user",
        2 => $"by its service provider, {Words}",
        _ => $"by reserved source {Source}",
    };

    private string Words => Reason switch
    {
        AbortReason.NotSpecified => "reason not specified",
        AbortReason.UnrecognizedPdu => "unrecognized PDU",
        AbortReason.UnexpectedPdu => "unexpected PDU",
        AbortReason.UnrecognizedParameter => "unrecognized PDU parameter",
        AbortReason.UnexpectedParameter => "unexpected PDU parameter",
        AbortReason.InvalidParameterValue => "invalid PDU parameter value",
        _ => $"reserved reason {(byte)Reason}",
    };
}
