using HipAi.Inference.Preparation;

namespace HipAi.Inference.Failure;

/// <summary>
/// A hip that may be shown to the failure networks. Where its joint lies is known only after the hardware networks ran, and they run over
/// several images at once; so the sketch holds on to the source pixels until then, draws what the failure networks take, and lets them go.
/// A copy reduced beforehand would need no holding, but would not be what the networks were trained on: reduced once, from the source.
/// </summary>
internal sealed class JointSketch
{
    private readonly double? millimetresPerPixel;
    private readonly IReadOnlyCollection<JointInput> inputs;
    private readonly int pictureSize;
    private PreparedHip? hip;

    /// <param name="hip">The hip, with its source pixels.</param>
    /// <param name="millimetresPerPixel">Size of a pixel at the joint; null when unknown, and then nothing is held or drawn.</param>
    /// <param name="inputs">What the failure networks take.</param>
    /// <param name="pictureSize">Longest side of what maps are painted on.</param>
    public JointSketch(PreparedHip hip, double? millimetresPerPixel, IReadOnlyCollection<JointInput> inputs, int pictureSize)
    {
        this.millimetresPerPixel = millimetresPerPixel;
        this.inputs = inputs;
        this.pictureSize = pictureSize;
        if (HasScale) this.hip = hip;
    }

    /// <summary>Whether the size of a pixel is known.</summary>
    public bool HasScale => millimetresPerPixel is not null;

    /// <summary>How many source pixels are held.</summary>
    public long HeldPixels => hip is null ? 0 : (long)hip.Record.SourceWidth * hip.Record.SourceHeight;

    /// <summary>What was drawn; null before, and when the joint was not found.</summary>
    public JointView? View { get; private set; }

    /// <summary>Draws, and lets the source pixels go.</summary>
    /// <param name="joint">The joint in source pixels; null when no network found it.</param>
    public void Draw(ImagePoint? joint)
    {
        if (hip is not null && joint is { } place) View = JointView.Draw(hip, place, millimetresPerPixel!.Value, inputs, pictureSize);
        hip = null;
    }
}
