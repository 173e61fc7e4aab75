using HipAi.Scp.Commands;

namespace HipAi.Scp.Tests.Commands;

/// <summary>One run of the command line inside the test's process.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await HipAiCommandLine.RunAsync(arguments, new CommandContext(output, error, TimeProvider.System), CancellationToken.None);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
