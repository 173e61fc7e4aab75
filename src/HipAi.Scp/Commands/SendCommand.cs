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
        var copies = Options.Number(
            "--copies", "Send so many copies of each file instead of itself, each with UIDs and a patient id of its own; 0 sends the file.", 0, 1_000_000, 0);
        var firstCopy = Options.Number("--first-copy", "Number of the first copy; a number that was not sent before makes copies that are new.", 1, 1_000_000_000, 1);
        var command = new Command("send", "Sends DICOM files and prints the status of each (C-STORE); can misbehave on purpose, to rehearse what a service does then.") { paths };
        peer.AddTo(command);
        faults.AddTo(command);
        command.Options.Add(copies);
        command.Options.Add(firstCopy);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            peer.Read(parsed), faults.Read(parsed), parsed.GetRequiredValue(paths), (parsed.GetValue(firstCopy), parsed.GetValue(copies)), context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Peer peer, SendFaults faults, string[] paths, (int First, int Count) copies, CommandContext context, CancellationToken cancellationToken)
    {
        var unsendable = new List<string>();
        var files = Copied(OutgoingFile.Find(paths, unsendable.Add), copies);
        foreach (var fault in unsendable) await context.Out.WriteLineAsync($"---- {fault}");
        if (files.Count == 0) throw new CommandException($"no DICOM file to send in {string.Join(", ", paths)}.");
        var (sender, begun) = (new Sender(peer, context, faults), context.Time.GetTimestamp());
        var failed = unsendable.Count + await sender.SendAsync(files, cancellationToken);
        var took = context.Time.GetElapsedTime(begun);
        var all = files.Count + unsendable.Count;
        await context.Out.WriteLineAsync(FormattableString.Invariant($"{all - failed} of {all} files sent to {peer}"));
        if (sender.Times.Summary(took) is { } summary) await context.Out.WriteLineAsync(summary);
        return failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>Copy by copy, so that a study's images stay together.</summary>
    private static IReadOnlyList<OutgoingFile> Copied(IReadOnlyList<OutgoingFile> files, (int First, int Count) copies) =>
        copies.Count == 0 ? files : [.. Enumerable.Range(copies.First, copies.Count).SelectMany(copy => files.Select(file => file.ToCopy(copy)))];
}
