using System.CommandLine;
using System.Globalization;
using HipAi.Scp.Operations.Backup;
using HipAi.Scp.Storage;
using Microsoft.Data.Sqlite;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai backup</c>: a copy of the data folder, beside a running service or without one.</summary>
internal static class BackupCommand
{
    internal static Command Create(CommandContext context)
    {
        var data = Options.Text("--data", "The data folder (HipAi:Storage:Root); the service may be running.", "data");
        var target = Options.Text("--to", "Folder of the backup. An earlier backup in it is brought up to date.");
        var command = new Command("backup", "Copies database, images, results and reports of a data folder, consistent while images arrive.") { data, target };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = Run(parsed.GetRequiredValue(data), parsed.GetRequiredValue(target), cancellationToken);
            await context.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Linked} files linked, {report.Copied} copied, {report.Kept} were there already; the backup is complete."));
            return ExitCodes.Done;
        });
        return command;
    }

    private static BackupReport Run(string data, string target, CancellationToken cancellationToken)
    {
        try
        {
            return DataBackup.Run(new DataFolder(data), new DataFolder(target), cancellationToken);
        }
        catch (SqliteException fault)
        {
            throw new CommandException($"--data: the database in '{data}' cannot be copied ({StorageFault.Describe(fault)}).", fault);
        }
    }
}
