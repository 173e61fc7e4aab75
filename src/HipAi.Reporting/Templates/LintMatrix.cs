using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>
/// The made-up studies a template must render before it is used (requirement E2): every class × certain or indeterminate × right,
/// left, both different, both the same × view sets, bare and full headers, both sexes and every age that the template asks for, each arthroplasty × what is said of its cause of failure, and a study of which nothing could be judged.
/// </summary>
internal static class LintMatrix
{
    private const string StudyUid = "1.2.3";

    private static readonly RadiographView[][] ViewSets =
    [
        [RadiographView.ApPelvis],
        [RadiographView.ApHip, RadiographView.FrogLegLateral],
        [RadiographView.ApPelvis, RadiographView.CrossTableLateral],
        [RadiographView.Unknown],
    ];

    internal static readonly StudyFacts Bare = new("", "", "", "", "", "", "", "", "", "", "");

    internal static readonly StudyFacts Full = new(
        "LINT^SAMPLE", "ID1", "O", "19500101", "076Y", "ACC1", "20260102", "0304", "SAMPLE STUDY", "SAMPLE HOSPITAL", "SAMPLE MAKER");

    private static readonly PriorStudy[][] Priors =
    [
        [new("1.2.4", "20250102", "EARLIER STUDY", "ACC0"), new("1.2.5", "20240102", "", "")],
        [new("1.2.4", "20250102", "", "")],
    ];

    private static readonly ModelIdentity[] Models =
    [
        new("lint-first", "1.2.3", "EfficientNet", new string('0', 64), "lint data one"),
        new("lint-second", "4.5.6", "NFNet", new string('1', 64), "lint data two"),
    ];

    /// <summary>All cases.</summary>
    /// <param name="conditions">What the template asks of patient and study: there is a case for each answer.</param>
    public static IEnumerable<LintCase> Cases(TemplateConditions conditions)
    {
        foreach (var views in ViewSets)
            foreach (var hardware in HardwareClasses.All)
                foreach (var hips in HipSets(hardware))
                    yield return Case(hips, views, views.Length > 1 ? Full : Bare);
        foreach (var hips in FailureSets()) yield return Case(hips, ViewSets[1], Full);
        foreach (var (facts, words) in LintPatients.For(conditions, Full))
        {
            yield return Case([Finding(HipSide.Right, HardwareClass.TotalHipArthroplasty, FindingStatus.Certain)], ViewSets[2], facts) with { Special = words };
            yield return Case([Finding(HipSide.Left, HardwareClass.NoHardware, FindingStatus.Indeterminate)], ViewSets[1], facts) with { Special = words };
            yield return Case([], [], facts) with { Special = words };
        }

        foreach (var priors in Priors)
        {
            var sample = Case([Finding(HipSide.Right, HardwareClass.TotalHipArthroplasty, FindingStatus.Certain)], ViewSets[1], Full);
            yield return sample with { Snapshot = sample.Snapshot with { Priors = priors }, Special = "with earlier studies" };
        }

        yield return Case([], [], Bare);
        yield return Case([], [], Full);
    }

    private static IEnumerable<HipFinding[]> HipSets(HardwareClass hardware)
    {
        var next = (HardwareClass)(((int)hardware + 1) % HardwareClasses.Count);
        foreach (var status in Enum.GetValues<FindingStatus>())
        {
            yield return [Finding(HipSide.Right, hardware, status)];
            yield return [Finding(HipSide.Left, hardware, status)];
            yield return [Finding(HipSide.Right, hardware, status), Finding(HipSide.Left, hardware, status)];
            yield return [Finding(HipSide.Right, hardware, status), Finding(HipSide.Left, next, FindingStatus.Certain)];
            yield return [Finding(HipSide.Right, next, FindingStatus.Indeterminate), Finding(HipSide.Left, hardware, status)];
            yield return [Finding(HipSide.Right, hardware, status, runnerUp: next)];
        }
    }

    private static IEnumerable<HipFinding[]> FailureSets()
    {
        foreach (var hardware in HardwareClasses.All.Where(FailureCauses.Applies))
        {
            var sound = Finding(HipSide.Left, hardware, FindingStatus.Certain) with { Failure = Failure(FailureCause.None, FindingStatus.Certain) };
            foreach (var failure in Failures())
            {
                yield return [Finding(HipSide.Right, hardware, FindingStatus.Certain) with { Failure = failure }];
                yield return [Finding(HipSide.Right, hardware, FindingStatus.Indeterminate) with { Failure = failure }, sound];
                yield return [Finding(HipSide.Right, hardware, FindingStatus.Certain) with { Failure = failure }, sound];
            }
        }
    }

    private static IEnumerable<FailureFinding> Failures() =>
    [
        FailureFinding.NotRun("lint reason of its own."),
        .. FailureCauses.All.SelectMany(cause => Enum.GetValues<FindingStatus>().Select(status => Failure(cause, status))),
    ];

    internal static FailureFinding Failure(FailureCause cause, FindingStatus status)
    {
        var probabilities = FailureCauses.All.Select(other => other == cause ? 1.0 : 0).ToList();
        return new FailureFinding(
            null, cause, status, status == FindingStatus.Certain ? [] : ["lint reason"], probabilities, 100 * probabilities[(int)FailureCause.Infection], [], []);
    }

    internal static HipFinding Finding(HipSide side, HardwareClass hardware, FindingStatus status, HardwareClass? runnerUp = null)
    {
        var probabilities = new double[HardwareClasses.Count];
        probabilities[(int)hardware] = runnerUp is null ? 1 : 0.52;
        if (runnerUp is { } second) probabilities[(int)second] = 0.48;
        return new HipFinding(
            side, hardware, probabilities[(int)hardware], status, status == FindingStatus.Certain ? [] : ["lint reason"], probabilities, [], []);
    }

    internal static LintCase Case(HipFinding[] hips, RadiographView[] views, StudyFacts facts)
    {
        var side = hips is [var only] ? (only.Side == HipSide.Right ? ImageLaterality.Right : ImageLaterality.Left) : ImageLaterality.Bilateral;
        var images = views.Select((view, i) => Image($"{StudyUid}.{i + 1}", view, side)).ToList();
        var votes = images.SelectMany(image => Models.Select(model => new MemberVote(
            model.Name, model.Version, image.Instance.SopInstanceUid, image.View.Value, hips[0].Probabilities))).ToList();
        var study = new StudySnapshot(StudyUid, 1, ClosedBecause.QuietPeriod, DateTimeOffset.UnixEpoch, facts, images);
        return new LintCase(study, new StudyPrediction(
            StudyUid, 1, DateTimeOffset.UnixEpoch, "CPU", Models, [.. hips.Select(hip => hip with { Votes = votes })], []));
    }

    private static StudyImage Image(string uid, RadiographView view, ImageLaterality side) => new(
        new StoredInstance(uid, "1.2.840.10008.5.1.4.1.1.1", "1.2.3.0", StudyUid, "1.2.840.10008.1.2.1", new string('0', 64), 1, "lint", "LINT", DateTimeOffset.UnixEpoch),
        new ImageDescription { Rows = 1, Columns = 1 }, new Attributed<RadiographView>(view, "lint"), new Attributed<ImageLaterality>(side, "lint"), null, []);
}
