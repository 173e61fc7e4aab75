using System.CommandLine;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai serve</c>: the service itself.</summary>
internal static class ServeCommand
{
    internal const string Name = "serve";

    internal static Command Create(CommandContext context)
    {
        var settings = new Option<string[]>("--set")
        {
            Description = "A setting as NAME=VALUE, for example HipAi:Receiving:Port=11113; may be given more than once. " +
                "Without it, appsettings.json and the environment decide.",
            HelpName = "NAME=VALUE",
        };
        settings.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                result.AddError($"Option '--set': '{token.Value}' is not NAME=VALUE.");
        });
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
