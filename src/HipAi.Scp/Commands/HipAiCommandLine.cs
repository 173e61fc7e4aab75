using System.CommandLine;
using HipAi.Dicom.Data;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Commands;

/// <summary>The command line <c>hipai</c>: its verbs, and the one place where a failure becomes a line and an exit code.</summary>
internal static class HipAiCommandLine
{
    /// <summary>Runs one verb.</summary>
    /// <returns>0 when done, 1 when it failed, 2 when it was asked for wrongly, 130 when it was interrupted.</returns>
    public static Task<int> RunAsync(string[] args) =>
        RunAsync(args, new CommandContext(Console.Out, Console.Error, TimeProvider.System), CancellationToken.None);

    /// <inheritdoc cref="RunAsync(string[])"/>
    internal static async Task<int> RunAsync(string[] args, CommandContext context, CancellationToken cancellationToken)
    {
        var parsed = Create(context).Parse(args);
        var verb = parsed.CommandResult.Command;
        var name = verb is RootCommand ? "hipai" : $"hipai {verb.Name}";
        if (parsed.Errors.Count > 0)
        {
            // A word that is no verb also counts as "no verb given"; the word itself is what the user must see.
            var errors = parsed.UnmatchedTokens.Count > 0 ? parsed.Errors.TakeLast(1) : parsed.Errors;
            foreach (var message in errors.Select(error => error.Message).Distinct())
                await context.Error.WriteLineAsync($"{name}: {message}");
            await context.Error.WriteLineAsync($"See '{name} --help'.");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(Invocation(context, verb), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is a wish, not a fault.
            await context.Error.WriteLineAsync($"{name}: interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (ConfigurationException fault)
        {
            // All wrong settings at once, one line each.
            await context.Error.WriteLineAsync($"{name}: cannot start with these settings:");
            foreach (var error in fault.Errors) await context.Error.WriteLineAsync($"  {error}");
            return ExitCodes.Usage;
        }
        catch (Exception fault) when (IsExpected(fault))
        {
            // What the world may do to a command is told in one line; anything else is a defect and keeps its stack trace.
            await context.Error.WriteLineAsync($"{name}: {fault.Message}");
            return ExitCodes.Failed;
        }
    }

    private static RootCommand Create(CommandContext context) =>
        new("HipAI drafts a preliminary report of hip and pelvis radiographs. Research use only, not for diagnosis.")
        {
            ServeCommand.Create(context),
            DemoCommand.Create(context),
            SimulateCommand.Create(context),
            PrepareCommand.Create(context),
            EvaluateCommand.Create(context),
            SendCommand.Create(context),
            EchoCommand.Create(context),
            BackupCommand.Create(context),
            RetentionCommand.Create(context),
            TemplateCommand.Create(context),
            UserCommand.Create(context),
            AuditCommand.Create(context),
            ConformanceCommand.Create(context),
        };

    private static InvocationConfiguration Invocation(CommandContext context, Command verb) => new()
    {
        Output = context.Out,
        Error = context.Error,
        EnableDefaultExceptionHandler = false,
        // The service has its own way to end in order: running associations may finish.
        ProcessTerminationTimeout = verb.Name == ServeCommand.Name ? null : TimeSpan.FromSeconds(10),
    };

    private static bool IsExpected(Exception fault) =>
        fault is CommandException or DicomException or IOException or UnauthorizedAccessException or InvalidDataException;
}
