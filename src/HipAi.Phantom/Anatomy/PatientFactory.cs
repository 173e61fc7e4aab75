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

    public static Patient Make(int seed, HardwareClass right, HardwareClass left)
    {
        var random = SeedStream.For(seed, "anatomy");
        var male = random.Chance(0.45);
        var age = (int)random.Normal(68, 14, 22, 96);
        var scale = random.Normal(male ? 1.0f : 0.93f, 0.035f, 0.84f, 1.1f);
        var hip = DrawHip(random, male, age, scale);
        var (rightAnatomy, leftAnatomy) = (Vary(random, hip, age), Vary(random, hip, age));
        var pelvis = DrawPelvis(random, male, age, scale, rightAnatomy, leftAnatomy);
        var sacrum = BoneBuilder.Sacrum(new SacrumField(scale, pelvis.HipDistance));
        var lumbar = LumbarSpine.Build(SeedStream.For(seed, "spine"), age, scale);
        var spine = new BoneMesh(TriangleMesh.Join([sacrum.Outer, lumbar.Outer]), TriangleMesh.Join([sacrum.Spongiosa, lumbar.Spongiosa]));
        var body = DrawBody(random, male, pelvis);
        var (inclination, version) = (random.Normal(42, 4, 34, 52), random.Normal(male ? 17 : 20, 5, 5, 32));
        var gas = SoftTissueDetails.Gas(random, body, scale);
        var fat = SoftTissueDetails.Fat(random, scale, pelvis.HipDistance);
        return new Patient(
            male ? 'M' : 'F',
            age,
            pelvis,
            body,
            spine,
            Build(seed, HipSide.Right, right, rightAnatomy, pelvis, inclination, version),
            Build(seed, HipSide.Left, left, leftAnatomy, pelvis, inclination, version),
            gas,
            fat,
            SoftTissueDetails.Calcifications(random, age, scale, pelvis.HipDistance),
            ForeignBodies.Draw(random, body),
            new Laboratory(3, 12));
    }

    private static PatientHip Build(int seed, HipSide side, HardwareClass hardware, HipAnatomy anatomy, PelvisAnatomy pelvis, float inclination, float version)
    {
        var random = SeedStream.For(seed, "hardware/" + side.Code());
        var assembly = ImplantBuilder.Build(hardware, anatomy, random);
        var gap = random.Uniform(1.2f, 3.5f);
        var field = new FemurField(anatomy, assembly.ResectsHeadAndNeck, FemurBuilt);
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
            HipFailure.Sound);
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
