using HipAi.Phantom.Failures;
using HipAi.Phantom.Foreign;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Anatomy;

/// <summary>Draws patients: measures by sex and age after open CT statistics and the literature.</summary>
internal static class PatientFactory
{
    private const float FemurBuilt = 395;

    /// <summary>Draws a patient.</summary>
    /// <param name="seed">The study's seed.</param>
    /// <param name="right">What the right hip holds.</param>
    /// <param name="left">What the left hip holds.</param>
    /// <param name="failures">How often an arthroplasty has failed, and of what; by default never.</param>
    public static Patient Make(int seed, HardwareClass right, HardwareClass left, FailureDraw? failures = null)
    {
        var (rightPlan, leftPlan) = (Plan(seed, HipSide.Right, right, failures), Plan(seed, HipSide.Left, left, failures));
        var random = SeedStream.For(seed, "anatomy");
        var male = random.Chance(0.45);
        var age = (int)random.Normal(68, 14, 22, 96);
        var scale = random.Normal(male ? 1.0f : 0.93f, 0.035f, 0.84f, 1.1f);
        var hip = DrawHip(random, male, age, scale);
        var (rightAnatomy, leftAnatomy) = (Vary(random, hip, age), Vary(random, hip, age));
        var pelvis = DrawPelvis(random, male, age, scale, rightAnatomy, leftAnatomy);
        var spine = BoneBuilder.Spine(new SpineField(scale, pelvis.HipDistance));
        var body = DrawBody(random, male, pelvis);
        var (inclination, version) = (random.Normal(42, 4, 34, 52), random.Normal(male ? 17 : 20, 5, 5, 32));
        var gas = SoftTissueDetails.Gas(random, body, scale);
        var fat = SoftTissueDetails.Fat(random, scale, pelvis.HipDistance);
        var rightHip = Build(seed, HipSide.Right, right, rightPlan, rightAnatomy, pelvis, inclination, version);
        var leftHip = Build(seed, HipSide.Left, left, leftPlan, leftAnatomy, pelvis, inclination, version);
        return new Patient(
            male ? 'M' : 'F',
            age,
            pelvis,
            body,
            spine,
            rightHip,
            leftHip,
            gas,
            fat,
            SoftTissueDetails.Calcifications(random, age, scale, pelvis.HipDistance),
            ForeignBodies.Draw(random, body),
            LaboratoryDraw.Draw(rightPlan, leftPlan, Inflamed(rightHip, leftHip), male, age, SeedStream.For(seed, "laboratory")));
    }

    /// <summary>A fresh fracture, or an infection under treatment.</summary>
    private static float Inflamed(params ReadOnlySpan<PatientHip> hips)
    {
        foreach (var hip in hips)
            if (hip.Class == HardwareClass.PostInfectious || hip.Hardware.FractureLine != FractureLine.None) return 1;
        return 0;
    }

    private static FailurePlan Plan(int seed, HipSide side, HardwareClass hardware, FailureDraw? failures) =>
        FailurePlan.Draw(hardware, failures ?? FailureDraw.None, SeedStream.For(seed, "failure/" + side.Code()));

    private static PatientHip Build(int seed, HipSide side, HardwareClass hardware, FailurePlan plan, HipAnatomy anatomy, PelvisAnatomy pelvis, float inclination, float version)
    {
        var random = SeedStream.For(seed, "hardware/" + side.Code());
        var assembly = ImplantBuilder.Build(hardware, anatomy, random);
        var gap = random.Uniform(1.2f, 3.5f);
        var field = new FemurField(anatomy, assembly.ResectsHeadAndNeck, FemurBuilt);
        var socket = Socket(assembly, anatomy, pelvis, inclination, version);
        var failed = FailureBuilder.Apply(hardware, plan, assembly, anatomy, new BoneAround(field, socket), SeedStream.For(seed, "failure geometry/" + side.Code()));
        var fracture = assembly.ResectsHeadAndNeck && assembly.FractureLine == FractureLine.Neck ? FractureLine.None : assembly.FractureLine;
        return new PatientHip(
            side,
            hardware,
            anatomy,
            BoneBuilder.Hemipelvis(socket),
            failed.Fracture is { } broken ? FemurPieces.Build(field, broken) : BoneBuilder.Femur(field, fracture, gap),
            Marrow(assembly, anatomy, failed.Fracture),
            failed.Hardware,
            failed.Mount,
            failed.Failure);
    }

    /// <summary>A reamed socket is as wide as the cup that was put in it.</summary>
    private static HemipelvisField Socket(ImplantAssembly assembly, HipAnatomy anatomy, PelvisAnatomy pelvis, float inclination, float version) =>
        assembly.Layout?.Cup is { } cup
            ? new HemipelvisField(pelvis, cup.Outer - 2.4f, 0, true, inclination, version)
            : new HemipelvisField(pelvis, anatomy.HeadDiameter / 2, anatomy.JointSpace, assembly.ReamsAcetabulum, inclination, version);

    /// <summary>Around a stem there is no marrow left: it begins below.</summary>
    private static TriangleMesh Marrow(ImplantAssembly assembly, HipAnatomy anatomy, FemurFracture? fracture)
    {
        var from = assembly.Layout is { } layout ? layout.Stem.Tip + 8 : 0;
        return fracture is null ? BoneBuilder.Marrow(anatomy, from, FemurBuilt) : FemurPieces.Marrow(anatomy, fracture, from, FemurBuilt);
    }

    private static HipAnatomy DrawHip(Random random, bool male, int age, float scale)
    {
        var shaft = random.Normal(28.5f, 1.6f, 24, 34) * (male ? 1.02f : 0.95f);
        // The canal widens with age, more so in women: Dorr A to C.
        var ratio = random.Normal(0.46f + (Math.Max(0, age - 60) * (male ? 0.0015f : 0.003f)), 0.06f, 0.34f, 0.66f);
        return new HipAnatomy
        {
            HeadDiameter = random.Normal(male ? 48.5f : 42.8f, 2.2f, 40, 55),
            NeckDiameter = random.Normal(male ? 34 : 29.5f, 2, 28, 40),
            NeckShaftAngle = random.Normal(male ? 128 : 131, 5, 115, 145),
            Anteversion = random.Normal(male ? 10 : 14, 7, -5, 35),
            Offset = random.Normal(male ? 44 : 39.5f, 4, 30, 55),
            ShaftDiameter = Math.Clamp(shaft, 24, 34),
            CanalDiameter = Math.Clamp(shaft * ratio, 9, 20),
            LesserTrochanterLevel = random.Normal(male ? 56 : 51, 5, 40, 65),
            GreaterTrochanterTip = random.Normal(male ? 5 : 3, 5, -8, 15),
            FemurLength = 440 * scale,
            JointSpace = random.Normal(4.2f, 0.9f, 2.2f, 6),
            BowRadius = random.Uniform(800, 1500),
        };
    }

    private static HipAnatomy Vary(Random random, HipAnatomy hip, int age)
    {
        var arthritic = random.Chance(age > 60 ? 0.25 : 0.07);
        return hip with
        {
            NeckShaftAngle = Math.Clamp(hip.NeckShaftAngle + random.Uniform(-2, 2), 115, 145),
            Anteversion = Math.Clamp(hip.Anteversion + random.Uniform(-4, 4), -5, 35),
            Offset = Math.Clamp(hip.Offset + random.Uniform(-1.5f, 1.5f), 30, 55),
            JointSpace = arthritic ? random.Uniform(1, 2) : Math.Clamp(hip.JointSpace + random.Uniform(-0.4f, 0.4f), 2, 6),
        };
    }

    private static PelvisAnatomy DrawPelvis(Random random, bool male, int age, float scale, HipAnatomy right, HipAnatomy left)
    {
        var porosis = Math.Max(0, age - 50) * (male ? 0.003f : 0.006f);
        return new PelvisAnatomy(
            HipDistance: random.Normal(male ? 176 : 174, 7, 155, 200),
            Scale: scale,
            Flare: random.Normal(male ? 0 : 5, 5, -10, 15),
            SubpubicWidth: male ? random.Uniform(0, 3) : random.Uniform(4, 10),
            WingThickness: random.Normal(5.6f, 0.5f, 4.6f, 7),
            Density: random.Normal(1.0f - porosis, 0.1f, 0.55f, 1.15f),
            HeadRadiusRight: right.HeadDiameter / 2,
            HeadRadiusLeft: left.HeadDiameter / 2,
            JointSpaceRight: right.JointSpace,
            JointSpaceLeft: left.JointSpace);
    }

    private static BodyShape DrawBody(Random random, bool male, PelvisAnatomy pelvis)
    {
        var fat = random.LogUniform(12, 62);
        return new BodyShape(
            HalfWidth: (pelvis.HipDistance / 2) + random.Uniform(60, 74) + fat,
            HalfDepth: random.Normal(100, 7, 86, 118) + (fat * 0.5f),
            Waist: random.Normal(male ? 0.95f : 0.89f, 0.04f, 0.78f, 1.05f),
            ThighGap: random.Normal(8 - (fat * 0.2f), 4, -6, 16),
            Fat: fat);
    }
}
