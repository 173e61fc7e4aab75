using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Files;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>
/// Simulates hip studies: a patient, the hardware in both hips, one to three exposures, and the DICOM objects of a
/// device. The same seed and options give the same bytes; nothing reads a clock. Thread-safe.
/// </summary>
public sealed class StudySimulator
{
    private readonly IReadOnlyList<DeviceStyle> _devices = DeviceStyle.Internal;

    /// <summary>The seed of one study of a set, from the set's seed and the study's number.</summary>
    public static int StudySeed(int masterSeed, int index) => SeedStream.For(masterSeed, FormattableString.Invariant($"study/{index}")).Next();

    /// <summary>Simulates one study.</summary>
    /// <param name="seed">The study's seed.</param>
    /// <param name="options">What to simulate.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public SimulatedStudy Simulate(int seed, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        // Device, views and positions come from streams of their own and before the classes: they cannot tell them.
        var course = SeedStream.For(seed, "course");
        var device = course.Pick(_devices);
        var main = course.Chance(0.5) ? HipSide.Left : HipSide.Right;
        var views = Views(main, course);
        var gaps = HeaderGaps.Draw(options, course);
        var classes = SeedStream.For(seed, "classes");
        var (mainClass, otherClass) = (ClassDraw.Main(options.ClassMix, classes), ClassDraw.Other(options.ClassMix, classes));
        var patient = main == HipSide.Right
            ? PatientFactory.Make(seed, mainClass, otherClass)
            : PatientFactory.Make(seed, otherClass, mainClass);
        var frame = StudyFrame.Make(seed, patient.Sex, patient.Age);
        var shots = views.Select((view, i) => Shoot(seed, i, view, patient, device, gaps, frame, options)).ToList();
        var truth = new StudyTruth(
            frame.StudyInstanceUid,
            seed,
            device.Manufacturer,
            [Truth(patient.Right), Truth(patient.Left)],
            [.. shots.Select(s => s.Truth)]);
        return new SimulatedStudy(frame.StudyInstanceUid, [.. shots.Select(s => s.Image)], truth);
    }

    private static List<(RadiographView View, HipSide Side)> Views(HipSide main, Random random)
    {
        var kind = random.NextDouble();
        var lateral = random.Chance(0.5) ? RadiographView.FrogLegLateral : RadiographView.CrossTableLateral;
        var views = new List<(RadiographView, HipSide)> { (kind < 0.65 ? RadiographView.ApPelvis : RadiographView.ApHip, main) };
        // AP pelvis with the lateral of one or both sides, AP hip with its lateral, or an AP pelvis alone.
        if (kind is < 0.45 or >= 0.65) views.Add((lateral, main));
        if (kind < 0.12) views.Add((lateral, main == HipSide.Left ? HipSide.Right : HipSide.Left));
        return views;
    }

    private static (SimulatedImage Image, ImageTruth Truth) Shoot(
        int seed,
        int index,
        (RadiographView View, HipSide Side) shot,
        Patient patient,
        DeviceStyle device,
        HeaderGaps gaps,
        StudyFrame frame,
        SimulationOptions options)
    {
        var random = SeedStream.For(seed, FormattableString.Invariant($"exposure/{index}"));
        var acquisition = Acquisition.Draw(device, shot.View, ImageQuality.Adequate, random);
        var plan = ViewPlanner.Plan(shot.View, shot.Side, patient.Pelvis.HipDistance, (float)options.PixelSpacing, device.Margin, ImageQuality.Adequate, random);
        var picture = Radiographer.Take(patient, plan, acquisition, random);
        var stored = StoredImage.From(picture.Shown, plan.Geometry.Width, plan.Geometry.Height, acquisition);
        var uid = StudyFrame.Uid(seed, FormattableString.Invariant($"image/{index}"));
        var file = new RadiographObject(frame, plan, acquisition, gaps, index + 1).Build(stored, uid);
        var wrong = gaps is { WrongSideInTexts: true, NoTexts: false } && plan.Side != ImageLaterality.Bilateral
            ? "Protocol Name, Series and Study Description name the other side"
            : null;
        var truth = new ImageTruth(uid, SimulatedStudyWriter.FileName(index), shot.View, plan.Side, Hips(patient, plan), wrong);
        return (new SimulatedImage(file, uid, shot.View, plan.Side), truth);
    }

    private static List<ImageHipTruth> Hips(Patient patient, ViewPlan plan)
    {
        var hips = new List<ImageHipTruth>();
        foreach (var side in (ReadOnlySpan<HipSide>)[HipSide.Right, HipSide.Left])
        {
            var about = plan.Side == ImageLaterality.Bilateral || (plan.Side == ImageLaterality.Left) == (side == HipSide.Left);
            if (about && HipRegion.Of(patient, plan, side) is { } region) hips.Add(new ImageHipTruth(side, patient.Hip(side).Class, region));
        }

        return hips;
    }

    private static HipTruth Truth(PatientHip hip) => new(hip.Side, hip.Class, hip.Hardware.Details);
}
