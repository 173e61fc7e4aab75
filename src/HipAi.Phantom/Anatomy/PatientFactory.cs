using HipAi.Phantom.Failures;
using HipAi.Phantom.Foreign;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Anatomy;

/// <summary>Makes patients: draws their measures, builds bones and flesh, puts the hardware in.</summary>
internal static class PatientFactory
{
    /// <summary>Makes a patient.</summary>
    /// <param name="seed">The study's seed.</param>
    /// <param name="right">What the right hip holds.</param>
    /// <param name="left">What the left hip holds.</param>
    /// <param name="failures">How often an arthroplasty has failed, and of what; by default never.</param>
    /// <param name="outOfClass">The hip that holds hardware outside the nine classes instead; none by default.</param>
    public static Patient Make(int seed, HardwareClass right, HardwareClass left, FailureDraw? failures = null, HipSide? outOfClass = null)
    {
        var measures = PatientMeasures.Draw(SeedStream.For(seed, "anatomy"));
        var (pelvis, body) = (measures.Pelvis, measures.Body);
        HipOrder Order(HipSide side, HardwareClass hardware) => HipOrder.Draw(seed, side, hardware, failures ?? FailureDraw.None, outOfClass == side);
        var (rightOrder, leftOrder) = (Order(HipSide.Right, right), Order(HipSide.Left, left));
        var (rightHip, leftHip) = (HipBuilder.Build(rightOrder, measures), HipBuilder.Build(leftOrder, measures));
        return new Patient(
            measures.Male ? 'M' : 'F',
            measures.Age,
            pelvis,
            body,
            BuildSpine(seed, measures.Age, pelvis),
            rightHip,
            leftHip,
            SoftTissueDetails.Draw(SeedStream.For(seed, "flesh"), measures.Age, pelvis.Scale, pelvis.HipDistance),
            ForeignBodies.Draw(SeedStream.For(seed, "foreign"), measures.Male ? 'M' : 'F', body, pelvis, measures.Right, measures.Left),
            LaboratoryDraw.Draw(
                rightOrder.Failure, leftOrder.Failure, Inflamed(rightHip, leftHip), measures.Male, measures.Age, SeedStream.For(seed, "laboratory")));
    }

    /// <summary>A fresh fracture, or an infection under treatment.</summary>
    private static float Inflamed(params ReadOnlySpan<PatientHip> hips)
    {
        foreach (var hip in hips)
            if (hip.Class == HardwareClass.PostInfectious || hip.Hardware.FractureLine != FractureLine.None) return 1;
        return 0;
    }

    private static BoneMesh BuildSpine(int seed, int age, PelvisAnatomy pelvis)
    {
        var sacrum = BoneBuilder.Sacrum(new SacrumField(pelvis.Scale, pelvis.HipDistance));
        var lumbar = LumbarSpine.Build(SeedStream.For(seed, "spine"), age, pelvis.Scale);
        return new BoneMesh(TriangleMesh.Join([sacrum.Outer, lumbar.Outer]), TriangleMesh.Join([sacrum.Spongiosa, lumbar.Spongiosa]));
    }
}
