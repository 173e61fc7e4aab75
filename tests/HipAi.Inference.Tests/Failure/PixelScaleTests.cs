using HipAi.Inference.Failure;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Failure;

[Category("C8")]
public sealed class PixelScaleTests
{
    private static readonly ImageDescription Dx = new() { Modality = "DX", ImagerPixelSpacing = 0.2 };

    private static IEnumerable<TestCaseData> Headers()
    {
        yield return Case("magnification assumed", Dx, 0.2 / 1.15);
        yield return Case("magnification told", Dx with { MagnificationFactor = 1.25, DistanceSourceToDetector = 1200, DistanceSourceToPatient = 1000 }, 0.16);
        yield return Case("magnification by distances", Dx with { DistanceSourceToDetector = 1200, DistanceSourceToPatient = 1000 }, 0.2 / 1.2);
        yield return Case("distances that cannot be", Dx with { DistanceSourceToDetector = 1000, DistanceSourceToPatient = 1200 }, 0.2 / 1.15);
        yield return Case("a magnification that cannot be", Dx with { MagnificationFactor = 20 }, 0.2 / 1.15);
        yield return Case("calibrated by geometry", Dx with { PixelSpacing = 0.17, PixelSpacingCalibrationType = "GEOMETRY" }, 0.17);
        yield return Case("calibrated by a ball", Dx with { PixelSpacing = 0.17, PixelSpacingCalibrationType = "FIDUCIAL", MagnificationFactor = 1.3 }, 0.17);
        yield return Case("not calibrated", Dx with { PixelSpacing = 0.17 }, 0.2 / 1.15);
        yield return Case("old computed radiography", new ImageDescription { Modality = "CR", PixelSpacing = 0.15, MagnificationFactor = 1.2 }, 0.125);
        yield return Case("pixel spacing alone in DX", new ImageDescription { Modality = "DX", PixelSpacing = 0.15 }, null);
        yield return Case("nothing", new ImageDescription { Modality = "DX" }, null);
        yield return Case("pixels that cannot be", new ImageDescription { Modality = "DX", ImagerPixelSpacing = 0.0001 }, null);
    }

    private static TestCaseData Case(string name, ImageDescription image, double? expected) => new TestCaseData(image, expected).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Headers))]
    public void Millimetres_at_the_joint_follow_from_the_header(ImageDescription image, double? expected)
    {
        var found = PixelScale.AtJoint(image);

        Assert.That(found, expected is { } millimetres ? Is.EqualTo(millimetres).Within(1e-9) : Is.Null);
    }
}
