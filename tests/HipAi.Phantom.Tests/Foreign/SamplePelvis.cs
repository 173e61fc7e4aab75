using HipAi.Phantom.Anatomy;

namespace HipAi.Phantom.Tests.Foreign;

internal static class SamplePelvis
{
    /// <summary>A man's pelvis of mean size for a hip.</summary>
    public static PelvisAnatomy For(HipAnatomy hip) =>
        new(176, 1, 0, 2, 5.6f, 1, hip.HeadDiameter / 2, hip.HeadDiameter / 2, hip.JointSpace, hip.JointSpace);
}
