namespace HipAi.Phantom.Anatomy;

/// <summary>The measures of one patient, drawn by sex and age after open CT statistics and the literature; nothing built yet.</summary>
/// <param name="Male">The sex.</param>
/// <param name="Age">Years.</param>
/// <param name="Pelvis">The pelvis.</param>
/// <param name="Body">Skin, muscle and fat.</param>
/// <param name="Right">The right hip.</param>
/// <param name="Left">The left hip.</param>
/// <param name="Version">Anteversion of the acetabula, degrees.</param>
internal sealed record PatientMeasures(bool Male, int Age, PelvisAnatomy Pelvis, BodyShape Body, HipAnatomy Right, HipAnatomy Left, float Version)
{
    /// <summary>Draws a patient.</summary>
    public static PatientMeasures Draw(Random random)
    {
        var male = random.Chance(0.45);
        var age = (int)random.Normal(68, 14, 22, 96);
        var scale = random.Normal(male ? 1.0f : 0.93f, 0.035f, 0.84f, 1.1f);
        var density = DrawDensity(random, male, age);
        var hip = DrawHip(random, male, age, scale, density);
        var profunda = random.Chance(0.05);
        var (right, left) = HipConditions.Draw(random, age, BoneLoss(density), profunda);
        var (rightHip, leftHip) = (Vary(random, hip, right), Vary(random, hip, left));
        var pelvis = DrawPelvis(random, male, scale, density, profunda, rightHip, leftHip);
        var body = DrawBody(random, male, pelvis);
        return new PatientMeasures(male, age, pelvis, body, rightHip, leftHip, random.Normal(male ? 17 : 20, 5, 5, 32));
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
