namespace HipAi.Scp.Storage;

/// <summary>What became of a report version that was to be recorded.</summary>
internal enum ReportFate
{
    /// <summary>The study has moved on meanwhile; nothing is written.</summary>
    Void,

    /// <summary>Written, and with it what each destination is to get.</summary>
    Outgoing,

    /// <summary>Written and not delivered, since a person's text stands (requirement B4).</summary>
    Offered,
}
