using HipAi.Dicom.Network;

namespace HipAi.Scp.Commands;

/// <summary>Sends one file over an association that is there, with the faults that were asked for.</summary>
internal sealed class FileSender(Peer peer, CommandContext context, SendFaults faults, SendTimes times)
{
    /// <summary>Sends the file, and again where that was asked for; prints a line for each time.</summary>
    /// <returns>Whether each time was answered with success or a warning, and whether the association is over.</returns>
    internal async Task<(bool IsSent, bool IsOver)> SendAsync(DicomClient client, OutgoingFile file, CancellationToken cancellationToken)
    {
        if (!Accepts(client, file))
        {
            await TellAsync($"{file}: {peer} takes no {file.SopClassUid} in {file.TransferSyntaxUid}");
            return (false, false);
        }

        try
        {
            var isSent = await SendOnceAsync(client, file, "", cancellationToken);
            if (faults.Duplicate) isSent &= await SendOnceAsync(client, file, " (again)", cancellationToken);
            if (faults.Mismatch != Mismatch.None) isSent &= await SendChangedAsync(client, file, cancellationToken);
            return (isSent, false);
        }
        catch (DeliberateAbortException abort)
        {
            await TellAsync(FormattableString.Invariant($"{file}: aborted on purpose after {abort.Sent} bytes"));
            return (false, true);
        }
        catch (DicomNetworkException fault) when (faults != SendFaults.None)
        {
            // What was done to it is more than the service puts up with: that is what the rehearsal is to show, and the others go on.
            await TellAsync($"{file}: {fault.Message}");
            return (false, true);
        }
    }

    private async Task<bool> SendOnceAsync(DicomClient client, OutgoingFile file, string remark, CancellationToken cancellationToken)
    {
        await using var dataSet = file.OpenDataSet();
        var isFaulty = faults.AbortDuring is not null || faults.WrongLength || faults.Drip > 0;
        await using var sent = isFaulty ? (Stream)new FaultyDataSet(dataSet, faults, context.Time) : dataSet;
        var (begun, length) = (context.Time.GetTimestamp(), dataSet.Length - dataSet.Position);
        var status = await client.CStoreAsync(sent, file.SopClassUid, file.SopInstanceUid, file.TransferSyntaxUid, cancellationToken);
        times.Add(length, context.Time.GetElapsedTime(begun));
        return await TellAsync(status, file, remark);
    }

    private async Task<bool> SendChangedAsync(DicomClient client, OutgoingFile file, CancellationToken cancellationToken)
    {
        var status = await client.CStoreAsync(ChangedCopy.Of(file, faults.Mismatch), cancellationToken);
        return await TellAsync(status, file, faults.Mismatch == Mismatch.Patient ? " (other patient)" : " (other bytes)");
    }

    private async Task<bool> TellAsync(DicomStatus status, OutgoingFile file, string remark)
    {
        await context.Out.WriteLineAsync($"{status} {file}{remark}");
        return status.IsDone;
    }

    private Task TellAsync(string what) => context.Out.WriteLineAsync($"---- {what}");

    private static bool Accepts(DicomClient client, OutgoingFile file) => client.Association.AcceptedContexts.Any(
        context => context.AbstractSyntax == file.SopClassUid && context.TransferSyntax == file.TransferSyntaxUid);
}
