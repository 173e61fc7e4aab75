using HipAi.Phantom.Failures;
using HipAi.Phantom.Foreign;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Anatomy;

/// <summary>Makes one hip: hardware into bone, what became of it, and the bones, muscles and lesions that go with it.</summary>
internal static class HipBuilder
{
    private const float FemurBuilt = 395;

    /// <summary>Makes a hip to an order.</summary>
    public static PatientHip Build(HipOrder order, PatientMeasures patient)
    {
        var anatomy = order.Side == HipSide.Right ? patient.Right : patient.Left;
        var assembly = order.OutOfClass is { } kind
            ? OutOfClass.Build(kind, anatomy, patient.Pelvis, order.Stream("hardware"))
            : ImplantBuilder.Build(order.Class, anatomy, order.Stream("hardware"));
        return Build(order, patient, anatomy, assembly);
    }

    /// <summary>Makes the hip round hardware that is there already.</summary>
    public static PatientHip Build(HipOrder order, PatientMeasures patient, HipAnatomy anatomy, ImplantAssembly assembly)
    {
        var (native, body) = (order.Stream("bone"), patient.Body);
        var ossification = DrawOssification(native, order.Class != HardwareClass.NoHardware);
        var field = new FemurField(anatomy, assembly.ResectsHeadAndNeck, FemurBuilt);
        var socket = Socket(assembly, anatomy, patient);
        var failed = FailureBuilder.Apply(
            order.Class, order.Failure, assembly, anatomy, new BoneAround(field, socket), order.Stream("failure geometry"));
        return new PatientHip(
            order.Side,
            order.Class,
            anatomy,
            BoneBuilder.Hemipelvis(socket),
            Femur(field, assembly, failed.Fracture),
            Marrow(assembly, anatomy, failed.Fracture),
            failed.Hardware,
            failed.Mount,
            ThighMuscles.Draw(native, anatomy, ((body.HalfWidth - body.ThighGap) / 2) - (body.Fat * 0.75f)),
            BoneLesions.Draw(native, anatomy, !assembly.ResectsHeadAndNeck, !assembly.ReamsAcetabulum, ossification),
            assembly.ResectsHeadAndNeck ? null : new TrabecularPattern(anatomy, native),
            failed.Failure)
        {
            BoneFindings = Findings(anatomy.Condition, assembly, ossification),
        };
    }

    /// <summary>A reamed socket is as wide as the cup that was put in it.</summary>
    private static HemipelvisField Socket(ImplantAssembly assembly, HipAnatomy anatomy, PatientMeasures patient)
    {
        var inclination = 85 - anatomy.Condition.CentreEdge;
        return assembly.Layout?.Cup is { } cup
            ? new HemipelvisField(patient.Pelvis, cup.Outer - 2.4f, 0, true, inclination, patient.Version, anatomy.Condition)
            : new HemipelvisField(
                patient.Pelvis, anatomy.HeadDiameter / 2, anatomy.JointSpace, assembly.ReamsAcetabulum, inclination, patient.Version, anatomy.Condition);
    }

    private static IReadOnlyList<BoneMesh> Femur(FemurField field, ImplantAssembly assembly, FemurFracture? broken)
    {
        if (broken is not null) return FemurPieces.Build(field, broken);
        var healed = assembly.ResectsHeadAndNeck && assembly.FractureLine == FractureLine.Neck;
        return BoneBuilder.Femur(field, healed ? FractureLine.None : assembly.FractureLine, assembly.Fracture, assembly.FemurCut);
    }

    /// <summary>Around a stem there is no marrow left: it begins below.</summary>
    private static TriangleMesh Marrow(ImplantAssembly assembly, HipAnatomy anatomy, FemurFracture? fracture)
    {
        var from = MathF.Max(assembly.FemurCut ?? 0, assembly.Layout is { } layout ? layout.Stem.Tip + 8 : 0);
        return fracture is null ? BoneBuilder.Marrow(anatomy, from, FemurBuilt) : FemurPieces.Marrow(anatomy, fracture, from, FemurBuilt);
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
