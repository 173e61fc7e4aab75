using HipAi.Phantom.Anatomy;

namespace HipAi.Phantom.Tests.Implants;

/// <summary>Hips over the whole range that <see cref="HipAnatomy"/> states, for fitting implants to.</summary>
internal static class SampleAnatomy
{
    public static HipAnatomy Draw(Random random)
    {
        float Between(float least, float most) => least + ((most - least) * random.NextSingle());
        var head = Between(40, 55);
        var shaft = Between(24, 34);
        return new HipAnatomy
        {
            HeadDiameter = head,
            NeckDiameter = head * Between(0.66f, 0.76f),
            NeckShaftAngle = Between(117, 143),
            Anteversion = Between(-5, 35),
            Offset = Between(32, 53),
            ShaftDiameter = shaft,
            CanalDiameter = Math.Clamp(shaft * Between(0.37f, 0.62f), 9, 20),
            LesserTrochanterLevel = Between(42, 64),
            GreaterTrochanterTip = Between(-7, 14),
            FemurLength = Between(380, 470),
            JointSpace = Between(1, 6),
            BowRadius = Between(800, 1500),
        };
    }
}
