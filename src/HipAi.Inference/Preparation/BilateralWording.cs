using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>What the pixels say of a bilateral image, in words for the radiologist.</summary>
internal static class BilateralWording
{
    /// <summary>Why the image is not cut and not judged; null when it is cut.</summary>
    public static string? WhyNotCut(BilateralFinding found) => found.Outcome switch
    {
        BilateralOutcome.Tilted =>
            $"The pelvis is tilted by about {found.TiltDegrees}° in the image, so that its halves do not show the hips as the networks know them; it was not judged.",
        BilateralOutcome.Lying => "The pelvis lies on its side in the image (turned by a quarter), so that its halves are not the two hips; it was not judged.",
        BilateralOutcome.OneHip =>
            "The image is said to show both hips, but shows one hip only, or lies on its side: it is higher than wide, its halves do not mirror "
            + "each other, and there is no gap between two thighs. It was not cut, and since the side is not known it was not judged.",
        _ => null,
    };

    /// <summary>What was done otherwise than usual.</summary>
    public static IEnumerable<string> Notes(BilateralFinding found)
    {
        if (found.Outcome == BilateralOutcome.AtMidline)
            yield return $"The image is off-centre: it was cut at the patient's midline, {Offset(found)} of the middle of the image.";
        if (found.TiltDegrees > 0) yield return $"The pelvis is tilted by about {found.TiltDegrees}° in the image; it was judged as it lies.";
    }

    /// <summary>Why a half is not judged.</summary>
    public static string NotWhole(HipSide side) =>
        $"The image is so far off-centre that the {side.Code()} hip may not be whole in it; this hip was not judged.";

    private static string Offset(BilateralFinding found)
    {
        var percent = (int)Math.Round(100 * Math.Abs(found.Midline - 0.5));
        return $"{percent} % of the width to the {(found.Midline < 0.5 ? "left" : "right")}";
    }
}
