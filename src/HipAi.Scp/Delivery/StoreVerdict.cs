using System.Globalization;
using HipAi.Dicom.Network;

namespace HipAi.Scp.Delivery;

/// <summary>What the status of a C-STORE means for the object that was sent (PS3.4 B.2.3, PS3.7 Annex C). Pure.</summary>
internal static class StoreVerdict
{
    private const ushort OutOfResources = 0xA700;
    private const ushort ClassBits = 0xFF00;

    /// <summary>
    /// Success and warnings: delivered, and so is a duplicate, since a UID of ours has one content only. Out of resources and failures that
    /// name no reason of the object: it may get through later. Anything else is refused.
    /// </summary>
    public static DeliveryResult Of(DicomStatus status)
    {
        if (status.IsDone || status.Code == DicomStatus.DuplicateSopInstance.Code) return DeliveryResult.Delivered;
        var mayPass = (status.Code & ClassBits) == OutOfResources
            || status.Code == DicomStatus.ProcessingFailure.Code || status.Code == DicomStatus.ResourceLimitation.Code;
        return mayPass ? DeliveryResult.Retry : DeliveryResult.Refused;
    }

    /// <summary>The code with the standard's words, without the peer's comment.</summary>
    public static string Code(DicomStatus status) => $"{status.Code.ToString("X4", CultureInfo.InvariantCulture)} {status.Meaning}";
}
