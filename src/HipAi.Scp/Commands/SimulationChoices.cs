using System.CommandLine;
using System.Globalization;
using HipAi.Phantom;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>The options that say what is simulated.</summary>
internal sealed class SimulationChoices
{
    private const string Device = "device";

    private readonly Option<ClassMix> _mix = Options.Choice(
        "--mix", "How often each hardware class is drawn: balanced, or as in the source paper.", ClassMix.Balanced);

    private readonly Option<IReadOnlyList<HardwareClass>> _classes = Options.Several(
        "--classes", "Hardware of the hip a study is about.", [.. HardwareClasses.All.Select(value => (value.Code(), value))]);

    private readonly Option<IReadOnlyList<RadiographView>> _views = Options.Several(
        "--views", "Views that are taken.",
        [.. Enum.GetValues<RadiographView>().Where(view => view != RadiographView.Unknown).Select(view => (view.Code(), view))]);

    private readonly Option<IReadOnlyList<string>> _vendors = Options.Several(
        "--vendors", "Devices by letter, or the groups internal (what is used when none is given), external (kept for tests) and varied (a drawn one for each study).",
        [.. SimulatedVendors.Groups.Concat(SimulatedVendors.Letters).Select(letter => (letter, letter))]);

    private readonly Option<IReadOnlyList<FailureCause>> _causes = Options.Several(
        "--causes", "Causes a failed arthroplasty is drawn from; none gives sound ones only.", [.. FailureCauses.All.Select(value => (value.Code(), value))]);

    private readonly Option<double> _failures = Options.Decimal("--failures", "Share of arthroplasties that have failed.", 0, 1, 0.3);
    private readonly Option<double> _defects = Options.Decimal("--defects", "Share of images that cannot be judged: exposure, cut off, templating, not a hip.", 0, 1, 0);
    private readonly Option<double> _outOfClass = Options.Decimal("--out-of-class", "Share of studies about hardware outside the nine classes.", 0, 1, 0);
    private readonly Option<double> _gaps = Options.Decimal("--gaps", "Share of studies with missing view or side in the header.", 0, 1, new SimulationOptions().GapShare);
    private readonly Option<double> _contradictions = Options.Decimal("--contradictions", "Share of studies in which the header contradicts itself.", 0, 1, new SimulationOptions().ContradictionShare);
    private readonly Option<string> _spacing = Spacing();
    private readonly Option<bool> _raw = new("--raw") { Description = "DX devices write the For Processing image of each exposure as well." };

    internal IEnumerable<Option> All =>
        [_mix, _classes, _views, _vendors, _causes, _failures, _defects, _outOfClass, _gaps, _contradictions, _spacing, _raw];

    internal SimulationOptions Of(ParseResult parsed)
    {
        var causes = parsed.GetValue(_causes) ?? [];
        var sound = causes is [FailureCause.None];
        return new SimulationOptions
        {
            ClassMix = parsed.GetValue(_mix),
            Classes = parsed.GetValue(_classes) ?? [],
            Views = parsed.GetValue(_views) ?? [],
            Vendors = SimulatedVendors.Spell(parsed.GetValue(_vendors) ?? []),
            Causes = [.. causes.Where(cause => cause != FailureCause.None)],
            FailureShare = sound ? 0 : parsed.GetValue(_failures),
            DefectShare = parsed.GetValue(_defects),
            OutOfClassShare = parsed.GetValue(_outOfClass),
            GapShare = parsed.GetValue(_gaps),
            ContradictionShare = parsed.GetValue(_contradictions),
            PixelSpacing = Millimetres(parsed.GetRequiredValue(_spacing)),
            Raw = parsed.GetValue(_raw),
        };
    }

    private static Option<string> Spacing()
    {
        var option = Options.Text(
            "--pixel-spacing",
            "Distance of pixels in mm, 0.1 to 1.5, or 'device' for each device's own; 0.5 is enough for training.",
            string.Create(CultureInfo.InvariantCulture, $"{new SimulationOptions().PixelSpacing}"));
        option.HelpName = "MM|device";
        option.Validators.Add(result =>
        {
            var word = result.GetValue(option);
            if (word != Device && Millimetres(word) is not (>= 0.1 and <= 1.5))
                result.AddError($"Option '--pixel-spacing': '{word}' is neither a number from 0.1 to 1.5 nor '{Device}'.");
        });
        return option;
    }

    private static double? Millimetres(string? word) =>
        word == Device ? null : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
