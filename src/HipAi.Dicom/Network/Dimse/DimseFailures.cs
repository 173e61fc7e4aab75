namespace HipAi.Dicom.Network.Dimse;

/// <summary>The one place where a failed handler becomes a status.</summary>
internal static class DimseFailures
{
    /// <summary>The answer to give if a handler throws; decided before it is called.</summary>
    public static DicomStatus Default => DimseRefusals.HandlerFailed.Status;

    /// <summary>What the peer is told about an exception.</summary>
    public static DicomStatus StatusFor(Exception exception) => exception is DicomStatusException chosen ? chosen.Status : Default;
}
