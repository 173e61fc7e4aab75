using System.CommandLine;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai serve</c>: the service itself.</summary>
internal static class ServeCommand
{
    internal const string Name = "serve";

    internal static Command Create(CommandContext context)
    {
        var settings = Options.Settings();
        var command = new Command(
            Name,
            "Starts the service: receives studies over DICOM, judges them, writes reports and shows them on web pages. Ends with Ctrl+C.")
        {
            settings,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(settings) ?? [], context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, CommandContext context, CancellationToken cancellationToken)
    {
        await using var app = HipAiHost.Build([.. settings.Select(setting => "--" + setting)], time: context.Time);
        await ((IHost)app).RunAsync(cancellationToken);
        return ExitCodes.Done;
    }
}
