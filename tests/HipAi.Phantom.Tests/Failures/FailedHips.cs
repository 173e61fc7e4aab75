using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Failures;
using HipAi.Phantom.Implants;
using HipAi.Phantom.Tests.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Tests.Failures;

/// <summary>Arthroplasties with a fate, without the work of meshing their bones.</summary>
internal static class FailedHips
{
    private static readonly PelvisAnatomy Pelvis = new(175, 1, 0, 4, 5.6f, 1, 24, 24, 4, 4);

    public static readonly HardwareClass[] Arthroplasties =
        [HardwareClass.TotalHipArthroplasty, HardwareClass.Hemiarthroplasty, HardwareClass.ArthroplastyWithFixation];

    public static readonly FailureCause[] Causes = [.. FailureCauses.All.Where(c => c != FailureCause.None)];

    public static (FailedHip Hip, FailurePlan Plan, FemurField Femur) Make(HardwareClass hardware, FailureCause cause, int seed)
    {
        var anatomy = SampleAnatomy.Draw(new Random(1000 + seed));
        var draw = cause == FailureCause.None ? FailureDraw.None : new FailureDraw(1, [cause]);
        var plan = FailurePlan.Draw(hardware, draw, new Random(2000 + seed));
        var assembly = ImplantBuilder.Build(hardware, anatomy, new Random(seed));
        var field = new FemurField(anatomy, assembly.ResectsHeadAndNeck, 395);
        var socket = assembly.Layout?.Cup is { } cup
            ? new HemipelvisField(Pelvis, cup.Outer - 2.4f, 0, true, 42, 18)
            : new HemipelvisField(Pelvis, anatomy.HeadDiameter / 2, anatomy.JointSpace, false, 42, 18);
        return (FailureBuilder.Apply(hardware, plan, assembly, anatomy, new BoneAround(field, socket), new Random(3000 + seed)), plan, field);
    }

    public static IEnumerable<(FailedHip Hip, FailurePlan Plan, string Name)> Some(int seeds)
    {
        foreach (var hardware in Arthroplasties)
            foreach (var cause in FailureCauses.All)
                for (var seed = 0; seed < seeds; seed++)
                {
                    var (hip, plan, _) = Make(hardware, cause, seed);
                    yield return (hip, plan, $"{hardware} {cause} seed {seed}");
                }
    }
}
