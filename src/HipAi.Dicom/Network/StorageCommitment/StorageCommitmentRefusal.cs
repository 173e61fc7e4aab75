using HipAi.Dicom.Data;

namespace HipAi.Dicom.Network.StorageCommitment;

/// <summary>What is wrong with a Storage Commitment message before anybody looks for the instances. Pure.</summary>
public static class StorageCommitmentRefusal
{
    /// <summary>The action: request storage commitment (PS3.4 J.3.2.1).</summary>
    public const ushort RequestActionType = 1;

    /// <summary>The event: all of it is committed (PS3.4 J.3.3.1).</summary>
    public const ushort CompleteEventType = 1;

    /// <summary>The event: it is complete, and failures exist (PS3.4 J.3.3.1).</summary>
    public const ushort FailuresExistEventType = 2;

    /// <summary>0118: the message is about another SOP class.</summary>
    public static DicomStatus OtherClass { get; } = DicomStatus.NoSuchSopClass.WithComment("this is not Storage Commitment Push Model");

    /// <summary>0112: there is one well-known instance and this is another.</summary>
    public static DicomStatus OtherInstance { get; } = DicomStatus.NoSuchSopInstance.WithComment("not the well-known instance 1.2.840.10008.1.20.1.1");

    /// <summary>0123: an action type other than 1.</summary>
    public static DicomStatus OtherAction { get; } = DicomStatus.NoSuchActionType.WithComment("the one action type is 1");

    /// <summary>0113: an event type other than 1 and 2.</summary>
    public static DicomStatus OtherEvent { get; } = DicomStatus.NoSuchEventType.WithComment("the event types are 1 and 2");

    /// <summary>0115: no data set, or one that lacks what it must have.</summary>
    public static DicomStatus Incomplete { get; } = DicomStatus.InvalidArgumentValue.WithComment("Transaction UID or SOP references are missing or empty");

    /// <summary>Judges a request; null when it can be read.</summary>
    public static DicomNResponse? Of(DicomNActionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Target(request.RequestedSopClassUid, request.RequestedSopInstanceUid) is { } wrong) return wrong;
        return request.ActionTypeId == RequestActionType ? null : new DicomNResponse(OtherAction);
    }

    /// <summary>Judges a report; null when it can be read.</summary>
    public static DicomNResponse? Of(DicomNEventReportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Target(request.AffectedSopClassUid, request.AffectedSopInstanceUid) is { } wrong) return wrong;
        return request.EventTypeId is CompleteEventType or FailuresExistEventType ? null : new DicomNResponse(OtherEvent);
    }

    private static DicomNResponse? Target(string sopClassUid, string sopInstanceUid)
    {
        if (sopClassUid != DicomUID.StorageCommitmentPushModel.UID) return new DicomNResponse(OtherClass);
        return sopInstanceUid == DicomUID.StorageCommitmentPushModelInstance.UID ? null : new DicomNResponse(OtherInstance);
    }
}
