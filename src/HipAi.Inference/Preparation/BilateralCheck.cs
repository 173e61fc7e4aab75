using HipAi.Dicom.Imaging;
using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// Looks at the pixels of an image that is said to show both hips: where the patient's midline is, whether the pelvis stands upright
/// and whether there are two hips at all (requirement B6). A pelvis is its own mirror image about the midline, and one hip is not.
/// Pure and deterministic; 10 to 40 ms on a busy core. What it is not sure of it does not say, and the image is cut at mid-width.
/// The limits and what they were measured on are in <c>docs/decisions/0013-the-midline-by-symmetry.md</c>.
/// </summary>
public static class BilateralCheck
{
    /// <summary>A midline nearer to the middle than this share of the width leaves the cut at mid-width: it is still medial of both acetabula.</summary>
    public const double LargestOffset = 0.08;

    /// <summary>The smaller side of the midline must be this wide, against the larger one, to hold a whole hip for certain.</summary>
    public const double LeastHalf = 0.65;

    /// <summary>A side that is this wide, against the height of the field, holds a whole hip too: there is much air on the other side.</summary>
    public const double LeastHalfOfHeight = 0.4;

    /// <summary>From this tilt on, in degrees, the radiologist is told.</summary>
    public const int NotedTilt = 12;

    /// <summary>From this tilt on, in degrees, the halves are not what the networks know.</summary>
    public const int LargestTilt = 24;

    /// <summary>An axis further from the middle is no midline of a pelvis of which two hips can be seen.</summary>
    private const double FurthestMidline = 0.2;

    /// <summary>A mirror image that matches less is no pelvis.</summary>
    private const double LeastScore = 0.5;

    /// <summary>The axis must match by this much better than any other that is not beside it.</summary>
    private const double LeastLead = 0.12;

    /// <summary>The same for an axis across the image, where a shaft or a table edge may mirror itself too.</summary>
    private const double LeastLyingScore = 0.6;
    private const double LeastLyingLead = 0.25;
    private const double LeastLyingGain = 0.1;

    /// <summary>An image without a midline, higher than wide, with a shallower gap between two thighs than this, shows one hip.</summary>
    private const double LeastGap = 0.3;
    private const int ThighColumns = 16;

    /// <summary>The shorter side of the small picture that is compared.</summary>
    private const int Small = 64;

    /// <summary>Examines an image.</summary>
    /// <param name="image">The image as displayed.</param>
    /// <param name="field">Its exposed field.</param>
    /// <param name="upsideDown">Whether the image is stored upside down.</param>
    public static BilateralFinding Examine(GrayscaleImage image, PixelRegion field, bool upsideDown)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(field);
        var upright = Upright(image, field, upsideDown);
        var offset = Math.Abs(upright.Axis - 0.5);
        if (offset <= FurthestMidline && upright.Score >= LeastScore)
            return upright.Lead >= LeastLead ? OfMidline(upright, offset) : BilateralFinding.AtMidWidth;
        if (IsLying(Lying(image, field), upright)) return new BilateralFinding(BilateralOutcome.Lying, 0.5, 0);
        var isHip = field.Width < field.Height && upright.Score > -1 && GapBetweenThighs(image, field, upsideDown) < LeastGap;
        return isHip
            ? new BilateralFinding(BilateralOutcome.OneHip, 0.5, 0)
            : BilateralFinding.AtMidWidth;
    }

    private static BilateralFinding OfMidline(MirrorSymmetry upright, double offset)
    {
        var tilt = Math.Abs(upright.TiltDegrees);
        if (tilt >= LargestTilt) return new BilateralFinding(BilateralOutcome.Tilted, 0.5, tilt);
        var noted = tilt >= NotedTilt ? tilt : 0;
        return offset > LargestOffset
            ? new BilateralFinding(BilateralOutcome.AtMidline, upright.Axis, noted)
            : BilateralFinding.AtMidWidth with { TiltDegrees = noted };
    }

    private static bool IsLying(MirrorSymmetry lying, MirrorSymmetry upright) =>
        lying.Score >= LeastLyingScore && lying.Lead >= LeastLyingLead && lying.Score - upright.Score >= LeastLyingGain
        && Math.Abs(lying.Axis - 0.5) <= FurthestMidline;

    // The upper quarter, bowel and spine, says least of the hips; both are compared in what is below it.
    internal static MirrorSymmetry Upright(GrayscaleImage image, PixelRegion field, bool upsideDown)
    {
        var height = Other(field.Height, field.Width);
        var small = Shrink(image, field, Small, height);
        return MirrorSymmetry.Find(small, Small, height, upsideDown ? 0 : height / 4, upsideDown ? height - (height / 4) : height);
    }

    internal static MirrorSymmetry Lying(GrayscaleImage image, PixelRegion field)
    {
        var width = Other(field.Width, field.Height);
        var small = Shrink(image, field, width, Small);
        var turned = new float[small.Length];
        for (var y = 0; y < Small; y++)
            for (var x = 0; x < width; x++) turned[(x * Small) + y] = small[(y * width) + x];
        return MirrorSymmetry.Find(turned, Small, width, 0, width);
    }

    /// <summary>
    /// How deep the gap between two thighs is at the lower edge, 0 to 1 of the range of grey there: the columns of the lowest fifth,
    /// and in their middle half the place that lies deepest between two brighter ones.
    /// </summary>
    internal static double GapBetweenThighs(GrayscaleImage image, PixelRegion field, bool upsideDown)
    {
        var height = Math.Max(1, field.Height / 5);
        var profile = Shrink(image, field with { Y = upsideDown ? field.Y : field.Y + field.Height - height, Height = height }, ThighColumns, 1);
        var range = profile.Max() - profile.Min();
        if (range < IntensityRange.LeastContrast) return 0;
        var deepest = 0f;
        for (var x = ThighColumns / 4; x < ThighColumns * 3 / 4; x++)
            deepest = Math.Max(deepest, Math.Min(profile[..x].Max(), profile[(x + 1)..].Max()) - profile[x]);
        return deepest / range;
    }

    private static int Other(int side, int compared) => Math.Clamp((int)Math.Round(Small * (double)side / compared), Small / 4, 2 * Small);

    private static float[] Shrink(GrayscaleImage image, PixelRegion field, int width, int height)
    {
        var small = new float[width * height];
        AreaResampler.Resample(image.Pixels, image.Width, field, small, width, height);
        return small;
    }
}
