using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Failures;
using HipAi.Phantom.Files;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Masks;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>
/// Simulates hip studies: a patient, the hardware in both hips, one to three exposures, and the DICOM objects of a
/// device. The same seed and options give the same bytes; nothing reads a clock. Thread-safe.
/// </summary>
public static class StudySimulator
{
    /// <summary>The seed of one study of a set, from the set's seed and the study's number.</summary>
    public static int StudySeed(int masterSeed, int index) => SeedStream.For(masterSeed, FormattableString.Invariant($"study/{index}")).Next();

    /// <summary>Simulates one study.</summary>
    /// <param name="seed">The study's seed.</param>
    /// <param name="options">What to simulate.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static SimulatedStudy Simulate(int seed, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        // Device, views and positions come from streams of their own and before the classes: they cannot tell them.
        var course = SeedStream.For(seed, "course");
        var device = course.Pick(DeviceStyle.Named(options.Vendors));
        if (device == VariedDevice.Any) device = VariedDevice.Draw(SeedStream.For(seed, "device"));
        var main = course.Chance(0.5) ? HipSide.Left : HipSide.Right;
        var views = StudyViews.Draw(main, options.Views, course);
        var gaps = HeaderGaps.Draw(options, course);
        var patient = Patient(seed, main, options);
        var frame = StudyFrame.Make(seed, patient.Sex, patient.Age);
        var shots = views.Select((view, i) => Shoot(seed, i, view, patient, device, gaps, frame, options)).ToList();
        var masks = shots.SelectMany(shot => shot.Masks).ToLookup(mask => mask.Side, mask => mask.Mask);
        var truth = new StudyTruth(
            frame.StudyInstanceUid,
            seed,
            device.Manufacturer,
            device.IsExternal ? "external" : "internal",
            patient.Sex,
            patient.Age,
            patient.Laboratory,
            [.. patient.Foreign.Select(part => part.Name).Distinct()],
            [Truth(patient.Right, masks[HipSide.Right]), Truth(patient.Left, masks[HipSide.Left])],
            [.. shots.Select(s => s.Truth)]);
        return new SimulatedStudy(frame.StudyInstanceUid, [.. shots.Select(s => s.Image)], truth);
    }

    private static Patient Patient(int seed, HipSide main, SimulationOptions options)
    {
        var classes = SeedStream.For(seed, "classes");
        var (mainClass, otherClass) = (ClassDraw.Main(options, classes), ClassDraw.Other(options, classes));
        var failures = options.Causes.Count == 0 ? FailureDraw.Any(options.FailureShare) : new FailureDraw(options.FailureShare, options.Causes);
        HipSide? outside = SeedStream.For(seed, "out of class").Chance(options.OutOfClassShare) ? main : null;
        var (right, left) = main == HipSide.Right ? (mainClass, otherClass) : (otherClass, mainClass);
        return PatientFactory.Make(seed, right, left, failures, outside);
    }

    private static Shot Shoot(
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
        var (view, quality) = QualityDraw.Draw(shot.View, options.DefectShare, SeedStream.For(seed, FormattableString.Invariant($"quality/{index}")));
        var acquisition = Acquisition.Draw(device, view, quality, random);
        var pitch = (float)(options.PixelSpacing ?? device.Pitch);
        var plan = ViewPlanner.Plan(view, shot.Side, patient.Pelvis.HipDistance, pitch, device.Margin, quality, random);
        var picture = Radiographer.Take(patient, plan, acquisition, random);
        var uid = StudyFrame.Uid(seed, FormattableString.Invariant($"image/{index}"));
        var writer = new RadiographObject(frame, plan, acquisition, gaps, picture, index + 1);
        var raw = options.Raw && !device.IsComputedRadiography
            ? writer.BuildRaw(RawImage.From(picture.Signal, plan.Geometry.Width, plan.Geometry.Height, acquisition), StudyFrame.Uid(seed, FormattableString.Invariant($"raw/{index}")))
            : null;
        var file = writer.Build(StoredImage.From(picture.Shown, plan.Geometry.Width, plan.Geometry.Height, acquisition), uid);
        Scratch.Give(picture.Shown);
        Scratch.Give(picture.Signal);
        var truth = new ImageTruth(
            uid,
            SimulatedStudyWriter.FileName(index),
            plan.View,
            plan.Projection,
            plan.Side,
            quality,
            Defects(plan, acquisition, picture),
            Hips(patient, plan),
            Contradiction(gaps, plan),
            raw is null ? null : SimulatedStudyWriter.RawFileName(index),
            picture.Marker,
            picture.Texts);
        return new Shot(new SimulatedImage(file, raw, uid, plan.View, plan.Side), truth, Masks(patient, plan, uid));
    }

    /// <summary>What is wrong with a picture, in words.</summary>
    private static List<string> Defects(ViewPlan plan, Acquisition acquisition, Picture picture)
    {
        var defects = new List<string>();
        if (plan.Quality == ImageQuality.Exposure) defects.Add(acquisition.Fault());
        if (plan.Quality == ImageQuality.CutOff) defects.Add("joint or hardware cut off");
        if (plan.Quality == ImageQuality.Templating) defects.Add("templating overlay");
        if (plan.Quality == ImageQuality.NotAHip) defects.Add("not a hip");
        if (plan is { View: RadiographView.Unknown, Quality: not ImageQuality.NotAHip }) defects.Add("not one of the four views");
        if (picture.Marker is { Wrong: true }) defects.Add("side marker names the other side");
        if (picture.Marker is { Mirrored: true }) defects.Add("side marker mirrored");
        return defects;
    }

    private static string? Contradiction(HeaderGaps gaps, ViewPlan plan) => gaps.Wrong switch
    {
        HeaderFault.SideInTexts when !gaps.NoTexts && plan.Side != ImageLaterality.Bilateral =>
            "Protocol Name, Series and Study Description name the other side",
        HeaderFault.ViewPosition when !gaps.NoViewCodes => "View Position names another projection",
        HeaderFault.Orientation => "Patient Orientation is that of the mirrored picture",
        _ => null,
    };

    private static List<ImageHipTruth> Hips(Patient patient, ViewPlan plan)
    {
        var hips = new List<ImageHipTruth>();
        foreach (var side in Sides(plan))
        {
            if (HipRegion.Of(patient, plan, side) is not { } region) continue;
            var (x, y, along) = plan.Geometry.Project(Steady.Transform(Vector3.Zero, SceneBuilder.Pelvis(patient, plan, side)));
            var joint = new PixelPoint(Math.Round(x + 0.5, 1), Math.Round(y + 0.5, 1));
            hips.Add(new ImageHipTruth(side, patient.Hip(side).Class, region, joint, Math.Round(plan.Geometry.Pitch * along, 4)));
        }

        return hips;
    }

    private static List<(HipSide Side, MaskTruth Mask)> Masks(Patient patient, ViewPlan plan, string uid) =>
        [.. Sides(plan).SelectMany(side => HipMasks.Of(patient, plan, side, uid).Select(mask => (side, mask)))];

    private static IReadOnlyList<HipSide> Sides(ViewPlan plan) => plan.Side switch
    {
        _ when plan.Quality == ImageQuality.NotAHip => [],
        ImageLaterality.Bilateral => [HipSide.Right, HipSide.Left],
        ImageLaterality.Left => [HipSide.Left],
        _ => [HipSide.Right],
    };

    private static HipTruth Truth(PatientHip hip, IEnumerable<MaskTruth> masks) => new(
        hip.Side,
        hip.Class,
        hip.Hardware.Details.GetValueOrDefault("variant", "native"),
        hip.Hardware.Details.GetValueOrDefault("outOfClass"),
        FailureCauses.Applies(hip.Class) ? hip.Failure.Cause : null,
        hip.Failure.Companions,
        [.. hip.Failure.Signs.Select(sign => sign.Name)],
        hip.Failure.Mimics,
        hip.BoneFindings,
        hip.Hardware.Details,
        [.. masks]);

    private sealed record Shot(SimulatedImage Image, ImageTruth Truth, IReadOnlyList<(HipSide Side, MaskTruth Mask)> Masks);
}
