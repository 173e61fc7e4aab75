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
        var density = DrawDensity(random, male, age);
        var hip = DrawHip(random, male, age, scale, density);
        var profunda = random.Chance(0.05);
        var (rightCondition, leftCondition) = HipConditions.Draw(random, age, BoneLoss(density));
        var (rightAnatomy, leftAnatomy) = (Vary(random, hip, rightCondition), Vary(random, hip, leftCondition));
        var pelvis = DrawPelvis(random, male, scale, density, profunda, rightAnatomy, leftAnatomy);
        var body = DrawBody(random, male, pelvis);
        var version = random.Normal(male ? 17 : 20, 5, 5, 32);
        return new Patient(
            male ? 'M' : 'F',
            age,
            pelvis,
            body,
            BuildSpine(seed, age, scale, pelvis.HipDistance),
            Build(seed, HipSide.Right, right, rightAnatomy, pelvis, body, version),
            Build(seed, HipSide.Left, left, leftAnatomy, pelvis, body, version),
            SoftTissueDetails.Draw(SeedStream.For(seed, "flesh"), age, scale, pelvis.HipDistance),
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
        var inclination = 82 - anatomy.Condition.CentreEdge;
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

    private static BoneMesh BuildSpine(int seed, int age, float scale, float hipDistance)
    {
        var sacrum = BoneBuilder.Sacrum(new SacrumField(scale, hipDistance));
        var lumbar = LumbarSpine.Build(SeedStream.For(seed, "spine"), age, scale);
        return new BoneMesh(TriangleMesh.Join([sacrum.Outer, lumbar.Outer]), TriangleMesh.Join([sacrum.Spongiosa, lumbar.Spongiosa]));
    }

    /// <summary>The findings that are still to be seen: a head that is gone has none.</summary>
    private static List<string> Findings(HipCondition condition, ImplantAssembly assembly, int ossification)
    {
        var gone = assembly.ResectsHeadAndNeck || assembly.ReamsAcetabulum;
        var seen = condition.Findings.Where(f => !gone || f is "osteopenia" or "dysplasia").ToList();
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

    private static float DrawDensity(Random random, bool male, int age) =>
        random.Normal(1.0f - (Math.Max(0, age - 50) * (male ? 0.003f : 0.006f)), 0.1f, 0.55f, 1.15f);

    private static float BoneLoss(float density) => Math.Clamp((0.98f - density) / 0.38f, 0, 1);

    private static HipAnatomy DrawHip(Random random, bool male, int age, float scale, float density)
    {
        var shaft = Math.Clamp(random.Normal(28.5f, 1.6f, 24, 34) * (male ? 1.02f : 0.95f), 24, 34);
        var (index, flare) = DrawDorr(random, male, age, density);
        return new HipAnatomy
        {
            HeadDiameter = random.Normal(male ? 48.5f : 42.8f, 2.2f, 40, 55),
            NeckDiameter = random.Normal(male ? 34 : 29.5f, 2, 28, 40),
            NeckShaftAngle = random.Normal(male ? 128 : 131, 5, 115, 145),
            Anteversion = random.Normal(male ? 10 : 14, 7, -5, 35),
            Offset = random.Normal(male ? 44 : 39.5f, 4, 30, 55),
            ShaftDiameter = shaft,
            CanalDiameter = Math.Clamp(shaft * (1 - index), 9, 20),
            CanalFlare = flare,
            LesserTrochanterLevel = random.Normal(male ? 56 : 51, 5, 40, 65),
            GreaterTrochanterTip = random.Normal(male ? 5 : 3, 5, -8, 15),
            FemurLength = 440 * scale,
            JointSpace = random.Normal(4.2f, 0.9f, 2.2f, 6),
            BowRadius = random.Uniform(800, 1500),
        };
    }

    /// <summary>Cortical index and flare of the canal after Dorr: A 24, B 67, C 9 % as a whole, the old and porous more often C.</summary>
    private static (float Index, float Flare) DrawDorr(Random random, bool male, int age, float density)
    {
        var worn = Math.Clamp(((age - 68) * (male ? 0.004f : 0.007f)) + ((0.9f - density) * 0.5f), -0.2f, 0.3f);
        var draw = random.NextSingle() + worn;
        if (draw < 0.24f) return (random.Normal(0.58f, 0.025f, 0.54f, 0.64f), 3);
        return draw < 0.91f ? (random.Normal(0.5f, 0.03f, 0.44f, 0.56f), 2.5f) : (random.Normal(0.41f, 0.025f, 0.36f, 0.46f), 1.9f);
    }

    private static HipAnatomy Vary(Random random, HipAnatomy hip, HipCondition condition)
    {
        var arthritic = condition.Sclerosis > 0;
        return hip with
        {
            HeadDiameter = Math.Clamp(hip.HeadDiameter + random.Uniform(-0.4f, 0.4f), 40, 55),
            NeckDiameter = Math.Clamp(hip.NeckDiameter + random.Uniform(-0.8f, 0.8f), 28, 40),
            NeckShaftAngle = Math.Clamp(hip.NeckShaftAngle + random.Uniform(-2, 2), 115, 145),
            Anteversion = Math.Clamp(hip.Anteversion + random.Uniform(-4, 4), -5, 35),
            Offset = Math.Clamp(hip.Offset + random.Uniform(-1.5f, 1.5f), 30, 55),
            LesserTrochanterLevel = Math.Clamp(hip.LesserTrochanterLevel + random.Uniform(-1.5f, 1.5f), 40, 65),
            GreaterTrochanterTip = Math.Clamp(hip.GreaterTrochanterTip + random.Uniform(-2, 2), -8, 15),
            JointSpace = arthritic ? random.Uniform(0.5f, 2) : Math.Clamp(hip.JointSpace + random.Uniform(-0.4f, 0.4f), 2, 6),
            Condition = condition,
        };
    }

    private static PelvisAnatomy DrawPelvis(Random random, bool male, float scale, float density, bool profunda, HipAnatomy right, HipAnatomy left)
    {
        // The hips of a large pelvis stand further apart; in a deep socket they stand further in.
        var size = (scale - (male ? 1.0f : 0.93f)) * 110;
        return new PelvisAnatomy(
            HipDistance: Math.Clamp(random.Normal(male ? 176 : 174, 5.8f, 158, 196) + size - (profunda ? 9 : 0), 155, 200),
            Scale: scale,
            Flare: random.Normal(male ? 0 : 3, 4, -8, 12),
            SubpubicWidth: male ? random.Uniform(0, 3) : random.Uniform(4, 10),
            WingThickness: random.Normal(5.6f, 0.5f, 4.6f, 7),
            Density: density,
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
            ThighGap: random.Normal(7 - (fat * 0.2f), 4, -6, 14),
            Fat: fat,
            Male: male,
            Apron: fat > 40 && random.Chance(0.4) ? random.Uniform(35, 75) : 0);
    }
}
