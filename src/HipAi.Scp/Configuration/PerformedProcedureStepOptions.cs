namespace HipAi.Scp.Configuration;

/// <summary>Settings of Modality Performed Procedure Step (requirement B3).</summary>
public sealed class PerformedProcedureStepOptions
{
    /// <summary>Whether modalities may tell of their performed procedure steps. <value>Default false: steps close studies early and keep
    /// reports back, so who sends them must be known.</value></summary>
    public bool Enabled { get; set; }
}
