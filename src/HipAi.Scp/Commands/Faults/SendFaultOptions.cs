using System.CommandLine;

namespace HipAi.Scp.Commands;

/// <summary>The options by which <c>hipai send</c> misbehaves on purpose.</summary>
internal sealed class SendFaultOptions
{
    private readonly Option<AbortPoint?> _abortDuring = new("--abort-during")
    {
        Description = "Rehearse: abort the association in each data set after so many bytes, or so much of it.",
        HelpName = "BYTES|PERCENT%",
        CustomParser = result =>
        {
            if (result.Tokens.Count == 1 && AbortPoint.Parse(result.Tokens[0].Value) is { } point) return point;
            result.AddError("Option '--abort-during': neither a number of bytes nor 0% to 100%.");
            return null;
        },
    };

    private readonly Option<int> _abortAfter = Options.Number(
        "--abort-after", "Rehearse: abort each association after so many files instead of releasing it; 0 is never.", 0, int.MaxValue, 0);

    private readonly Option<double> _delay = Options.Decimal("--delay", "Rehearse: wait so many seconds before each file.", 0, 3600, 0);
    private readonly Option<bool> _wrongLength = new("--wrong-length") { Description = "Rehearse: end each data set in its middle, against the lengths in it." };
    private readonly Option<bool> _duplicate = new("--duplicate") { Description = "Rehearse: send each file a second time as it is." };
    private readonly Option<Mismatch> _mismatch = Options.Choice(
        "--mismatch", "Rehearse: send each file a second time with the same UIDs and another patient, or other bytes.", Mismatch.None);

    private readonly Option<int> _drip = Options.Number(
        "--drip", "Rehearse: send no more than so many bytes of data set per second; 0 is as fast as it goes.", 0, int.MaxValue, 0);

    private readonly Option<int> _associations = Options.Number("--associations", "Spread the files over so many associations at the same time.", 1, 256, 1);

    private readonly Option<bool> _mpps = new("--mpps")
    {
        Description = "Tell of a performed procedure step for each study: IN PROGRESS before its first file, COMPLETED with all of them after its last.",
    };

    private readonly Option<bool> _mppsDiscontinue = new("--mpps-discontinue") { Description = "Rehearse: as --mpps, and end each step DISCONTINUED." };

    /// <summary>Adds the options to a verb.</summary>
    internal void AddTo(Command command)
    {
        foreach (var option in new Option[] { _abortDuring, _abortAfter, _delay, _wrongLength, _duplicate, _mismatch, _drip, _associations, _mpps, _mppsDiscontinue })
            command.Options.Add(option);
    }

    /// <summary>Reads them.</summary>
    internal SendFaults Read(ParseResult parsed) => new()
    {
        AbortDuring = parsed.GetValue(_abortDuring),
        AbortAfter = parsed.GetValue(_abortAfter),
        Delay = TimeSpan.FromSeconds(parsed.GetValue(_delay)),
        WrongLength = parsed.GetValue(_wrongLength),
        Duplicate = parsed.GetValue(_duplicate),
        Mismatch = parsed.GetValue(_mismatch),
        Drip = parsed.GetValue(_drip),
        Associations = parsed.GetValue(_associations),
        Steps = parsed.GetValue(_mppsDiscontinue) ? SendSteps.Discontinued : parsed.GetValue(_mpps) ? SendSteps.Completed : SendSteps.None,
    };
}
