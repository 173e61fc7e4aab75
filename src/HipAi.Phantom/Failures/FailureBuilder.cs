using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>Makes of a sound arthroplasty what its plan says, with mimics in all.</summary>
internal static class FailureBuilder
{
    /// <summary>Applies a plan.</summary>
    /// <param name="hardware">The class of the hip.</param>
    /// <param name="plan">What happens.</param>
    /// <param name="assembly">The implants as they were put in.</param>
    /// <param name="anatomy">The hip.</param>
    /// <param name="bone">Its bones.</param>
    /// <param name="random">A stream of its own.</param>
    public static FailedHip Apply(HardwareClass hardware, FailurePlan plan, ImplantAssembly assembly, HipAnatomy anatomy, BoneAround bone, Random random)
    {
        if (assembly.Layout is not { } layout) return new FailedHip(assembly, null, FemurMount.Native, null, HipFailure.Sound);
        if (!FailureCauses.Applies(hardware))
            return new FailedHip(assembly, layout.Cup, new FemurMount(layout.Head.Centre, layout.Head.Centre, null), null, HipFailure.Sound);
        var sketch = new FailureSketch(assembly, layout, anatomy, bone, plan, random);
        Mimics.Add(sketch);
        // What breaks and loosens moves the parts; only then can the head leave its place.
        if (plan.Has(FailureCause.PeriprostheticFracture)) Fracture.Add(sketch);
        if (plan.Has(FailureCause.AsepticLoosening) && sketch.Signs.All(s => s.Cause != FailureCause.AsepticLoosening))
            Loosening.Any(sketch, FailureCause.AsepticLoosening, 0.05f);
        if (plan.Has(FailureCause.PolyethyleneWear)) Wear.Add(sketch);
        if (plan.Has(FailureCause.Infection)) Infection.Add(sketch);
        if (plan.Has(FailureCause.Dislocation)) Dislocation.Add(sketch);
        return sketch.Finish();
    }
}
