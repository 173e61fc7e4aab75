using System.CommandLine;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai audit</c>: verifies and exports the audit trail (requirement H3).</summary>
internal static class AuditCommand
{
    internal static Command Create(CommandContext context) =>
        new("audit", "Verifies or exports the audit trail. The service may be running.") { CreateVerify(context), CreateExport(context) };

    private static Command CreateVerify(CommandContext context)
    {
        var settings = Options.Settings();
        var command = new Command("verify", "Computes all hashes of the trail anew. Exit code 1 when an entry was changed, taken out or put in.") { settings };
        command.SetAction((parsed, ct) => SettingsDatabase.UseAsync(
            parsed.GetValue(settings) ?? [],
            async (database, _) =>
            {
                var verdict = await new AuditQueries(database).VerifyAsync(ct);
                await (verdict.Fault is null ? context.Out : context.Error).WriteLineAsync(verdict.Words);
                return verdict.Fault is null ? ExitCodes.Done : ExitCodes.Failed;
            },
            ct));
        return command;
    }

    private static Command CreateExport(CommandContext context)
    {
        var settings = Options.Settings();
        var form = Options.Choice("--form", "DICOM audit messages (PS3.15 A.5), or comma-separated values.", AuditForm.Messages);
        var target = Options.Text("--to", "File to write; made new.");
        var command = new Command("export", "Writes the whole trail into a file.") { form, target, settings };
        command.SetAction((parsed, ct) => SettingsDatabase.UseAsync(
            parsed.GetValue(settings) ?? [],
            async (database, folder) =>
            {
                await ExportAsync(database, folder, parsed.GetValue(form), parsed.GetRequiredValue(target), context, ct);
                return ExitCodes.Done;
            },
            ct));
        return command;
    }

    private static async Task ExportAsync(HipAiDatabase database, DataFolder folder, AuditForm form, string target, CommandContext context, CancellationToken ct)
    {
        var records = new AuditQueries(database).AllAsync(new AuditSearch(), ct);
        await new AuditTrail(database, context.Time).RecordAsync(Doer.CommandLine.Entry(AuditAction.AuditRead, "audit", "exported"), ct);
        await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        if (form == AuditForm.Messages)
        {
            await AuditMessages.WriteAsync(records, folder.Node, file, ct);
            return;
        }

        await using var writer = new StreamWriter(file);
        await AuditCsv.WriteAsync(records, writer, ct);
    }
}
