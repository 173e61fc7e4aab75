using System.CommandLine;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai demo</c>: the whole sentence, from a simulated modality to the report, on a data folder of its own.</summary>
internal static class DemoCommand
{
    /// <summary>With this seed the default number of studies shows all nine hardware classes.</summary>
    internal const int DefaultSeed = 12;

    /// <summary>One study per hardware class.</summary>
    internal const int DefaultStudies = 9;

    internal static Command Create(CommandContext context)
    {
        var studies = Options.Number("--studies", "How many studies to simulate and send.", 1, 500, DefaultStudies);
        var seed = Options.Number("--seed", "Seed of the studies.", int.MinValue, int.MaxValue, DefaultSeed);
        var spacing = Options.Decimal("--pixel-spacing", "Distance of the simulated pixels in mm.", 0.1, 1.5, 0.35);
        var stay = new Option<bool>("--stay") { Description = "Keep service and web pages up until Ctrl+C." };
        var command = new Command(
            "demo",
            "Starts the service on a temporary data folder, sends simulated studies to it over DICOM, " +
            "and prints each report with the truth beside it.")
        {
            studies, seed, spacing, stay,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var set = new SimulatedSet(
                parsed.GetValue(studies), parsed.GetValue(seed), new Phantom.SimulationOptions { PixelSpacing = parsed.GetValue(spacing) });
            return new Demo(set, parsed.GetValue(stay), context).RunAsync(cancellationToken);
        });
        return command;
    }
}
