using HipAi.Inference.Preparation;
using HipAi.Phantom;

namespace HipAi.Scp.Commands;

/// <summary>The square about the true joint of one hip, as it goes into a prepared set.</summary>
/// <param name="Pixels">size × size bytes; all 0 when the joint lies outside the image.</param>
/// <param name="Masks">The hip's masks over the square, where the hip is seen in it; empty when none are wanted.</param>
internal sealed record DrawnJoint(byte[] Pixels, byte[] Masks)
{
    /// <summary>Draws it, with the code that draws it when serving.</summary>
    /// <param name="form">Size and millimetres.</param>
    /// <param name="hip">The hip, prepared.</param>
    /// <param name="truth">Its truth.</param>
    /// <param name="sopInstanceUid">The image.</param>
    /// <param name="seen">Where the image shows the joint.</param>
    internal static DrawnJoint Of(JointForm form, PreparedHip hip, HipTruth truth, string sopInstanceUid, ImageHipTruth seen)
    {
        var (pixels, masks) = (new byte[form.Size * form.Size], new byte[HipLabels.Channels * form.MaskGrid * form.MaskGrid]);
        var joint = new ImagePoint(seen.Joint.X, seen.Joint.Y);
        var isInside = joint.X >= 0 && joint.Y >= 0 && joint.X < hip.Record.SourceWidth && joint.Y < hip.Record.SourceHeight;
        if (!isInside) return new DrawnJoint(pixels, masks);
        var region = JointRegion.Around(hip.Record, joint, seen.MillimetresPerPixel, form.Millimetres, form.JointAt);
        var values = new float[pixels.Length];
        hip.DrawInto(region, form.Size, values);
        PreparedHip.ToBytes(values, pixels);
        if (form.MaskGrid > 0 && region.Seen is { } part) masks = HipLabels.Mask(truth, sopInstanceUid, region.Record, form.MaskGrid, part);
        return new DrawnJoint(pixels, masks);
    }
}
