namespace HipAi.Dicom.Network.Dimse;

/// <summary>Every status that this library answers with by itself: a request that no handler should see, or that none could answer.</summary>
internal static class DimseRefusals
{
    /// <summary>A command that no provider can be asked for.</summary>
    public static DimseRefusal UnknownCommand { get; } =
        new(DicomStatus.UnrecognizedOperation.WithComment("command is not offered here"), "Command that is not offered here (C-FIND, C-MOVE, C-GET, or unknown)");

    /// <summary>An N service that the provider does not implement.</summary>
    public static DimseRefusal ServiceNotOffered { get; } =
        new(DicomStatus.UnrecognizedOperation.WithComment("service is not offered here"), "N service that is not offered here");

    /// <summary>A request of a requestor that said it is not the user of the service.</summary>
    public static DimseRefusal NotTheUser { get; } = new(
        DicomStatus.UnrecognizedOperation.WithComment("by role selection the requestor is no SCU here"),
        "Request, other than N-EVENT-REPORT, of a requestor that gave up the SCU role by role selection");

    /// <summary>C-ECHO in a context of another class.</summary>
    public static DimseRefusal EchoElsewhere { get; } =
        new(DicomStatus.SopClassNotSupported.WithComment("C-ECHO belongs to a Verification context"), "C-ECHO in a presentation context of another SOP class, or for one");

    /// <summary>C-ECHO with a data set.</summary>
    public static DimseRefusal EchoWithDataSet { get; } =
        new(DicomStatus.MistypedArgument.WithComment("C-ECHO has no data set"), "C-ECHO with a data set");

    /// <summary>C-STORE of another class than that of its context, or in a context that is not for storage.</summary>
    public static DimseRefusal StoreElsewhere { get; } =
        new(DicomStatus.SopClassNotSupported.WithComment("SOP class differs from that of its context"), "C-STORE of another SOP class than its presentation context was accepted for");

    /// <summary>C-STORE without an instance.</summary>
    public static DimseRefusal InstanceMissing { get; } =
        new(DicomStatus.InvalidSopInstance.WithComment("Affected SOP Instance UID is missing"), "C-STORE without Affected SOP Instance UID");

    /// <summary>C-STORE of something that is no UID.</summary>
    public static DimseRefusal InstanceNotUid { get; } =
        new(DicomStatus.InvalidSopInstance.WithComment("Affected SOP Instance UID is no UID"), "C-STORE whose Affected SOP Instance UID is no UID");

    /// <summary>C-STORE without a data set.</summary>
    public static DimseRefusal StoreWithoutDataSet { get; } =
        new(DicomStatus.MistypedArgument.WithComment("C-STORE without a data set"), "C-STORE without a data set");

    /// <summary>N service for another class than that of its context.</summary>
    public static DimseRefusal NormalizedElsewhere { get; } =
        new(DicomStatus.NoSuchSopClass.WithComment("SOP class differs from that of its context"), "N service for another SOP class than its presentation context was accepted for");

    /// <summary>N service, other than N-CREATE, without an instance.</summary>
    public static DimseRefusal NormalizedInstanceMissing { get; } =
        new(DicomStatus.InvalidSopInstance.WithComment("SOP Instance UID is missing"), "N service other than N-CREATE without a SOP Instance UID");

    /// <summary>N service for something that is no UID.</summary>
    public static DimseRefusal NormalizedInstanceNotUid { get; } =
        new(DicomStatus.InvalidSopInstance.WithComment("SOP Instance UID is no UID"), "N service whose SOP Instance UID is no UID");

    /// <summary>N-ACTION or N-EVENT-REPORT without its type.</summary>
    public static DimseRefusal TypeMissing { get; } =
        new(DicomStatus.MistypedArgument.WithComment("Action or Event Type ID is missing"), "N-ACTION without Action Type ID, or N-EVENT-REPORT without Event Type ID");

    /// <summary>N-SET without a data set.</summary>
    public static DimseRefusal SetWithoutDataSet { get; } =
        new(DicomStatus.MistypedArgument.WithComment("N-SET without a modification list"), "N-SET without a data set");

    /// <summary>N-GET or N-DELETE with a data set.</summary>
    public static DimseRefusal UnwantedDataSet { get; } =
        new(DicomStatus.MistypedArgument.WithComment("N-GET and N-DELETE have no data set"), "N-GET or N-DELETE with a data set");

    /// <summary>N service with a data set that is none.</summary>
    public static DimseRefusal UnreadableDataSet { get; } =
        new(DicomStatus.ProcessingFailure.WithComment("the data set cannot be read"), "N service whose data set cannot be read in the transfer syntax of its context");

    /// <summary>N service with too long a data set.</summary>
    public static DimseRefusal DataSetTooLong { get; } =
        new(DicomStatus.ResourceLimitation.WithComment("the data set is too long for this service"), "N service whose data set has more than 16 MiB");

    /// <summary>N-ACTION while too many event reports of earlier ones wait for their answers.</summary>
    public static DimseRefusal TooManyReports { get; } =
        new(DicomStatus.ResourceLimitation.WithComment("too many event reports are without an answer"), "N-ACTION while 16 event reports of the same association are without an answer");

    /// <summary>A handler that failed.</summary>
    public static DimseRefusal HandlerFailed { get; } =
        new(DicomStatus.ProcessingFailure.WithComment("internal error, see the log of the receiver"), "The handler of the request failed");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DimseRefusal> All { get; } =
    [
        UnknownCommand, ServiceNotOffered, NotTheUser, EchoElsewhere, EchoWithDataSet, StoreElsewhere, InstanceMissing, InstanceNotUid,
        StoreWithoutDataSet, NormalizedElsewhere, NormalizedInstanceMissing, NormalizedInstanceNotUid, TypeMissing, SetWithoutDataSet,
        UnwantedDataSet, UnreadableDataSet, DataSetTooLong, TooManyReports, HandlerFailed,
    ];
}
