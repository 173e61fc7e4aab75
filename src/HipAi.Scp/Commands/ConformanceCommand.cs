using System.CommandLine;
using HipAi.Scp.Conformance;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai conformance</c>: prints docs/conformance-statement.md. For those who work on HipAI, so help does not show it.</summary>
internal static class ConformanceCommand
{
    internal static Command Create(CommandContext context)
    {
        var command = new Command("conformance", "Prints the DICOM conformance statement, its tables made from the code.") { Hidden = true };
        command.SetAction(async (_, _) =>
        {
            await context.Out.WriteAsync(ConformanceStatement.Write());
            return ExitCodes.Done;
        });
        return command;
    }
}
