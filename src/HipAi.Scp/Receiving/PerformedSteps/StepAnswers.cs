using HipAi.Dicom.Network;
using HipAi.Dicom.Network.PerformedProcedureStep;

namespace HipAi.Scp.Receiving.PerformedSteps;

/// <summary>Every answer to N-CREATE and N-SET of a performed procedure step (PS3.4 F.7.2). The conformance statement is made from it.</summary>
internal static class StepAnswers
{
    /// <summary>It is done.</summary>
    public static StepAnswer Done { get; } = new(
        DicomStatus.Success, "The step as it is now, and what follows of it for its studies, is on stable storage");

    /// <summary>A UID in it cannot be used.</summary>
    public static StepAnswer UnusableUid { get; } = new(
        DicomStatus.InvalidAttributeValue.WithComment("a UID cannot be used"),
        "Study Instance UID, or the UID of an instance that it lists, is longer than 64 characters or not made of digits, letters, `.`, `-` and `_`");

    /// <summary>The name of the step cannot be used.</summary>
    public static StepAnswer UnusableName { get; } = new(
        DicomStatus.InvalidSopInstance.WithComment("the SOP Instance UID cannot be used"), "N-CREATE: the same is true of the step's own SOP Instance UID");

    /// <summary>It is larger than one may be.</summary>
    public static StepAnswer TooLarge { get; } = new(
        DicomStatus.ResourceLimitation.WithComment("the step is too large"),
        $"The step names more than {StepLimits.Studies} studies, lists more than {StepLimits.Instances} instances, or takes more than {StepLimits.Bytes} bytes");

    /// <summary>A study has too many.</summary>
    public static StepAnswer TooMany { get; } = new(
        DicomStatus.ResourceLimitation.WithComment("the study has too many steps"), $"A study of it has {Storage.StepLedger.MostStepsOfStudy} steps already");

    /// <summary>There is no room.</summary>
    public static StepAnswer NoRoom { get; } = new(
        DicomStatus.ResourceLimitation.WithComment("no disk space"), "Free disk space is below the watermark; nothing is changed, it may be sent again");

    /// <summary>The database does not work.</summary>
    public static StepAnswer NotKept { get; } = new(
        DicomStatus.ProcessingFailure.WithComment("the step could not be kept"),
        "The attributes cannot be written down, or disk or database failed; nothing is changed, it may be sent again");

    /// <summary>One row for each.</summary>
    public static IReadOnlyList<StepAnswer> All { get; } =
    [
        Done,
        new(PerformedProcedureStepRules.WrongState, "N-CREATE: the status is not IN PROGRESS. N-SET: it is none of the three"),
        UnusableUid,
        new(PerformedProcedureStepRules.Over, "N-SET: the step is COMPLETED or DISCONTINUED already; with Error ID A710"),
        NotKept,
        new(PerformedProcedureStepRules.Exists, "N-CREATE: there is a step of this UID"),
        new(PerformedProcedureStepRules.Unknown, "N-SET: there is no step of this UID"),
        UnusableName,
        new(
            PerformedProcedureStepRules.Missing,
            "An attribute of type 1 is missing: at creation step ID, station AE title, start date and time, modality, scheduled step attributes with Study "
                + "Instance UID; in a final state end date and time; when COMPLETED the performed series; in a series its UID and protocol name"),
        new(PerformedProcedureStepRules.Empty, "One of these has no value"),
        TooLarge,
        TooMany,
        NoRoom,
    ];
}
