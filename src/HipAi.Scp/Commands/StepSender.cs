using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.PerformedProcedureStep;

namespace HipAi.Scp.Commands;

/// <summary>Tells of a performed procedure step as a modality does (PS3.4 F.7), each message on an association of its own.</summary>
internal sealed class StepSender(Peer peer, CommandContext context)
{
    private const string Protocol = "HIPAI REHEARSAL";

    private static readonly DicomProposal Proposal = new(
        DicomUID.ModalityPerformedProcedureStep.UID, [DicomUID.ExplicitVRLittleEndian.UID, DicomUID.ImplicitVRLittleEndian.UID]);

    /// <summary>Which study a file is of.</summary>
    /// <exception cref="DicomException">It names none, or cannot be read.</exception>
    internal static string StudyOf(OutgoingFile file) => Header(file).GetSingleValue<string>(DicomTag.StudyInstanceUID);

    /// <summary>Begins a step.</summary>
    /// <param name="files">The files of its study, at least one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The step, which the peer knows now by the UID that is given.</returns>
    /// <exception cref="CommandException">The peer takes no steps, or not this one.</exception>
    internal async Task<(string Uid, PerformedProcedureStepRecord Step)> BeginAsync(IReadOnlyList<OutgoingFile> files, CancellationToken cancellationToken)
    {
        var (header, now, uid) = (Header(files[0]), context.Time.GetLocalNow(), DicomUID.Generate().UID);
        var study = new ScheduledStepAttributes(header.GetSingleValue<string>(DicomTag.StudyInstanceUID))
        {
            AccessionNumber = header.GetStringOrEmpty(DicomTag.AccessionNumber),
        };
        var modality = header.GetStringOrEmpty(DicomTag.Modality) is { Length: > 0 } known ? known : "DX";
        var step = new PerformedProcedureStepRecord(
            PerformedProcedureStepStatus.InProgress, "SEND" + Time(now), peer.CallingAeTitle, modality, Date(now), Time(now), [study])
        {
            PatientName = header.GetStringOrEmpty(DicomTag.PatientName),
            PatientId = header.GetStringOrEmpty(DicomTag.PatientID),
            PatientBirthDate = header.GetStringOrEmpty(DicomTag.PatientBirthDate),
            PatientSex = header.GetStringOrEmpty(DicomTag.PatientSex),
        };
        await TellAsync(
            "N-CREATE", uid, client => client.NCreateAsync(DicomUID.ModalityPerformedProcedureStep.UID, uid, step.ToDataset(), cancellationToken), cancellationToken);
        return (uid, step);
    }

    /// <summary>Ends a step with all files of its study.</summary>
    /// <exception cref="CommandException">The peer does not take it.</exception>
    internal Task EndAsync(
        string uid, PerformedProcedureStepRecord step, IReadOnlyList<OutgoingFile> files, SendSteps how, CancellationToken cancellationToken)
    {
        var now = context.Time.GetLocalNow();
        var ended = step with
        {
            Status = how == SendSteps.Discontinued ? PerformedProcedureStepStatus.Discontinued : PerformedProcedureStepStatus.Completed,
            EndDate = Date(now),
            EndTime = Time(now),
            Series = [.. files.GroupBy(SeriesOf).Select(series => new PerformedSeries(
                series.Key, Protocol, [.. series.Select(file => new DicomSopReference(file.SopClassUid, file.SopInstanceUid))], []))],
        };
        return TellAsync(
            "N-SET", uid, client => client.NSetAsync(DicomUID.ModalityPerformedProcedureStep.UID, uid, ended.ToModifications(), cancellationToken), cancellationToken);
    }

    private async Task TellAsync(string message, string uid, Func<DicomClient, Task<DicomNResponse>> ask, CancellationToken cancellationToken)
    {
        await using var client = await peer.ConnectAsync([Proposal], context.Time, cancellationToken);
        if (client.Association.AcceptedContexts.Count == 0) throw new CommandException($"{peer} takes no performed procedure steps.");
        var answer = await ask(client);
        await client.ReleaseAsync(cancellationToken);
        await context.Out.WriteLineAsync($"{answer.Status} {message} of procedure step {uid}");
        if (!answer.Status.IsDone) throw new CommandException($"{peer} answered {message} of procedure step {uid} with {answer.Status}.");
    }

    private static string SeriesOf(OutgoingFile file) => Header(file).GetSingleValue<string>(DicomTag.SeriesInstanceUID);

    private static DicomDataset Header(OutgoingFile file) => DicomFile.Open(file.Path, DicomReadOptions.HeaderOnly).Dataset;

    private static string Date(DateTimeOffset at) => at.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.ToString("HHmmss", CultureInfo.InvariantCulture);
}
