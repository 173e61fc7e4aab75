using HipAi.Scp.Review;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Review;

[Category("C7")]
internal sealed class ImageOverlayTests
{
    [Test]
    public void One_map_per_hip_makes_one_picture_whichever_models_drew_them()
    {
        var pictures = ImageOverlay.Of([Map(HipSide.Left, "nfnet"), Map(HipSide.Right, "efficientnet")]);

        Assert.That(pictures.Select(Members), Is.EqualTo(new[] { "Right efficientnet, Left nfnet" }));
    }

    [Test]
    public void Maps_of_one_hip_never_lie_over_each_other()
    {
        var pictures = ImageOverlay.Of([Map(HipSide.Right, "nfnet"), Map(HipSide.Right, "efficientnet"), Map(HipSide.Left, "nfnet")]);

        Assert.That(pictures.Select(Members), Is.EqualTo(new[] { "Right efficientnet, Left nfnet", "Right nfnet" }));
    }

    [Test]
    public void An_image_without_maps_has_no_picture() => Assert.That(ImageOverlay.Of([]), Is.Empty);

    private static string Members(ImageOverlay picture) => string.Join(", ", picture.Maps.Select(map => $"{map.Side} {map.Member}"));

    private static HipHeatmap Map(HipSide side, string member) =>
        new($"{side}-{member}", side, "2.25.1", member, HardwareClass.NoHardware, new PixelRegion(0, 0, 10, 10));
}
