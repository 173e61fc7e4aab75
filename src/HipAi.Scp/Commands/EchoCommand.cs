using System.CommandLine;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai echo</c>: asks a DICOM service whether it is there (C-ECHO, PS3.4 A).</summary>
internal static class EchoCommand
{
    internal static Command Create(CommandContext context)
    {
        var peer = new PeerOptions();
        var command = new Command("echo", "Asks a DICOM service whether it is there (C-ECHO).");
        peer.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(peer.Read(parsed), context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Peer peer, CommandContext context, CancellationToken cancellationToken)
    {
        DicomProposal[] proposals = [new(DicomUID.Verification.UID, [DicomTransferSyntax.ImplicitVRLittleEndian.UID.UID])];
        await using var client = await peer.ConnectAsync(proposals, context.Time, cancellationToken);
        var status = await client.CEchoAsync(cancellationToken);
        await client.ReleaseAsync(cancellationToken);
        await context.Out.WriteLineAsync($"{status} {peer}");
        return status.IsDone ? ExitCodes.Done : ExitCodes.Failed;
    }
}
