using System.CommandLine;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai send</c>: sends DICOM files to a service (C-STORE, PS3.4 B).</summary>
internal static class SendCommand
{
    internal static Command Create(CommandContext context)
    {
        var (peer, faults) = (new PeerOptions(), new SendFaultOptions());
        var paths = new Argument<string[]>("PATH")
        {
            Description = "DICOM files, or folders: all DICOM files in them and below.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("send", "Sends DICOM files and prints the status of each (C-STORE); can misbehave on purpose, to rehearse what a service does then.") { paths };
        peer.AddTo(command);
        faults.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(peer.Read(parsed), faults.Read(parsed), parsed.GetRequiredValue(paths), context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Peer peer, SendFaults faults, string[] paths, CommandContext context, CancellationToken cancellationToken)
    {
        var unsendable = new List<string>();
        var files = OutgoingFile.Find(paths, unsendable.Add);
        foreach (var fault in unsendable) await context.Out.WriteLineAsync($"---- {fault}");
        if (files.Count == 0) throw new CommandException($"no DICOM file to send in {string.Join(", ", paths)}.");
        var failed = unsendable.Count + await new Sender(peer, context, faults).SendAsync(files, cancellationToken);
        var all = files.Count + unsendable.Count;
        await context.Out.WriteLineAsync(FormattableString.Invariant($"{all - failed} of {all} files sent to {peer}"));
        return failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
