using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Retention;
using Microsoft.Extensions.Logging.Abstractions;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai retention</c>: says what retention would remove, or removes it, beside a running service or without one.</summary>
internal static class RetentionCommand
{
    internal static Command Create(CommandContext context)
    {
        var settings = Options.Settings();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only says what would go; nothing is changed." };
        var command = new Command("retention", "Removes what is over its time (HipAi:Retention), once. The service may be running; it does the same every hour.")
        {
            settings,
            dryRun,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(settings) ?? [], parsed.GetValue(dryRun), context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, bool dryRun, CommandContext context, CancellationToken cancellationToken)
    {
        var (options, paths) = HipAiHost.ReadSettings([.. settings.Select(setting => "--" + setting)]);
        var folder = new DataFolder(paths.StorageRoot, NodeNames.Of(options.Storage));
        if (options.Storage.Database.Length == 0 && !File.Exists(folder.DatabaseFile)) throw new CommandException($"'{folder.Root}' is no data folder: there is no database in it.");
        using var database = new HipAiDatabase(DatabaseEngines.For(options.Storage, folder));
        var files = new RetentionFiles(folder, new LocalDisk());
        var sweep = new RetentionSweep(
            new RetentionLedger(database, files, options.Retention, HipAiServices.RetainedFolders(options.Delivery), context.Time),
            new QuarantineRetention(database, folder, files, options.Retention, context.Time),
            NullLogger<RetentionSweep>.Instance);
        try
        {
            await database.PrepareAsync(cancellationToken);
            var tally = dryRun ? await sweep.PlanAsync(cancellationToken) : await sweep.RunAsync(cancellationToken);
            await WriteAsync(context.Out, tally, dryRun ? "would go" : "removed");
            return tally.Failed == 0 ? ExitCodes.Done : throw new CommandException($"{tally.Failed} parts failed; run it again, the log of the service says why.");
        }
        catch (DbException fault)
        {
            throw new CommandException($"The database of '{folder.Root}' cannot be used ({StorageFault.Describe(fault)}).", fault);
        }
    }

    private static async Task WriteAsync(TextWriter output, RetentionTally tally, string what)
    {
        foreach (var kind in Enum.GetValues<RetentionKind>())
        {
            var (count, bytes) = tally[kind];
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kind.ToString().ToLowerInvariant()}: {count} {what}, {bytes} bytes"));
        }
    }
}
