namespace HipAi.Scp.Configuration;

/// <summary>Where reports are delivered to.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Folder of the delivered reports; relative to the content root. <value>Empty, the default: reports below the storage root.</value></summary>
    public string Folder { get; set; } = "";
}
