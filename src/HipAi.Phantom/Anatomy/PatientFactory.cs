using HipAi.Phantom.Failures;
using HipAi.Phantom.Foreign;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Anatomy;

/// <summary>Makes patients: draws their measures, builds bones and flesh, puts the hardware in.</summary>
internal static class PatientFactory
{
    private const float FemurBuilt = 395;

    public static Patient Make(int seed, HardwareClass right, HardwareClass left)
    {
        var random = SeedStream.For(seed, "anatomy");
        var measures = PatientMeasures.Draw(random);
        var (pelvis, body) = (measures.Pelvis, measures.Body);
        return new Patient(
            measures.Male ? 'M' : 'F',
            measures.Age,
            pelvis,
            body,
            BuildSpine(seed, measures.Age, pelvis),
            Build(seed, HipSide.Right, right, measures.Right, pelvis, body, measures.Version),
            Build(seed, HipSide.Left, left, measures.Left, pelvis, body, measures.Version),
            SoftTissueDetails.Draw(SeedStream.For(seed, "flesh"), measures.Age, pelvis.Scale, pelvis.HipDistance),
            ForeignBodies.Draw(random, body),
            new Laboratory(3, 12));
    }

    private static PatientHip Build(int seed, HipSide side, HardwareClass hardware, HipAnatomy anatomy, PelvisAnatomy pelvis, BodyShape body, float version)
    {
        var random = SeedStream.For(seed, "hardware/" + side.Code());
        var assembly = ImplantBuilder.Build(hardware, anatomy, random);
        var gap = random.Uniform(1.2f, 3.5f);
        var native = SeedStream.For(seed, "bone/" + side.Code());
        var ossification = DrawOssification(native, hardware != HardwareClass.NoHardware);
        var field = new FemurField(anatomy, assembly.ResectsHeadAndNeck, FemurBuilt);
        var inclination = 85 - anatomy.Condition.CentreEdge;
        var socket = new HemipelvisField(pelvis, anatomy.HeadDiameter / 2, anatomy.JointSpace, assembly.ReamsAcetabulum, inclination, version, anatomy.Condition);
        var fracture = assembly.ResectsHeadAndNeck && assembly.FractureLine == FractureLine.Neck ? FractureLine.None : assembly.FractureLine;
        return new PatientHip(
            side,
            hardware,
            anatomy,
            BoneBuilder.Hemipelvis(socket),
            BoneBuilder.Femur(field, fracture, gap),
            BoneBuilder.Marrow(anatomy, FemurBuilt),
            assembly,
            ThighMuscles.Draw(native, anatomy, ((body.HalfWidth - body.ThighGap) / 2) - (body.Fat * 0.75f)),
            BoneLesions.Draw(native, anatomy, !assembly.ResectsHeadAndNeck, !assembly.ReamsAcetabulum, ossification),
            assembly.ResectsHeadAndNeck ? null : new TrabecularPattern(anatomy, native),
            HipFailure.Sound)
        {
            BoneFindings = Findings(anatomy.Condition, assembly, ossification),
        };
    }

    private static BoneMesh BuildSpine(int seed, int age, PelvisAnatomy pelvis)
    {
        var sacrum = BoneBuilder.Sacrum(new SacrumField(pelvis.Scale, pelvis.HipDistance));
        var lumbar = LumbarSpine.Build(SeedStream.For(seed, "spine"), age, pelvis.Scale);
        return new BoneMesh(TriangleMesh.Join([sacrum.Outer, lumbar.Outer]), TriangleMesh.Join([sacrum.Spongiosa, lumbar.Spongiosa]));
    }

    /// <summary>The findings that are still to be seen: a head that is gone has none.</summary>
    private static List<string> Findings(HipCondition condition, ImplantAssembly assembly, int ossification)
    {
        var gone = assembly.ResectsHeadAndNeck || assembly.ReamsAcetabulum;
        var seen = condition.Findings.Where(f => !gone || f is "osteopenia" or "dysplasia" or "coxa profunda" or "enthesophytes").ToList();
        if (ossification > 0) seen.Add(FormattableString.Invariant($"heterotopic ossification, Brooker {ossification}"));
        return seen;
    }

    /// <summary>Brooker's grade: rare in a hip never opened, one in four after surgery, seldom severe.</summary>
    private static int DrawOssification(Random random, bool operated)
    {
        var (chance, grade) = (random.NextSingle(), random.NextSingle());
        if (chance > (operated ? 0.25f : 0.012f)) return 0;
        return grade switch { < 0.5f => 1, < 0.8f => 2, < 0.95f => 3, _ => 4 };
    }
}
