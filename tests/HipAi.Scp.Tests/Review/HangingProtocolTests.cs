using HipAi.Scp.Review;
using HipAi.Studies;
using static HipAi.Scp.Tests.Review.SampleStudies;

namespace HipAi.Scp.Tests.Review;

/// <summary>How the images of a study hang, and what they are called.</summary>
[Category("F1")]
internal sealed class HangingProtocolTests
{
    private static readonly StudySnapshot Arrived = Snapshot(
        Open, Facts("SØRENSEN^NIELS"),
        Image(Instance(Open, 1), RadiographView.Unknown, ImageLaterality.Unknown, "The body part is CHEST."),
        Image(Instance(Open, 2), RadiographView.FrogLegLateral, ImageLaterality.Left),
        Image(Instance(Open, 3), RadiographView.CrossTableLateral, ImageLaterality.Right, null, "The series says left."),
        Image(Instance(Open, 4), RadiographView.FrogLegLateral, ImageLaterality.Right),
        Image(Instance(Open, 5), RadiographView.ApPelvis, ImageLaterality.Bilateral));

    [Test]
    public void The_pelvis_comes_first_then_right_before_left_and_last_what_is_not_judged()
    {
        Assert.That(Hung().Select(hung => hung.Card.Number), Is.EqualTo(new[] { 5, 4, 2, 3, 1 }));
    }

    [Test]
    public void An_image_is_named_by_view_side_and_finding()
    {
        var labels = Hung().ToDictionary(hung => hung.Card.Number, hung => hung.Label);

        Assert.That(labels[5], Is.EqualTo("Image 5: AP pelvis, both hips. Right hip: Total hip arthroplasty, certain, 97\u00A0%. Left hip: indeterminate, please specify."));
        Assert.That(labels[1], Is.EqualTo("Image 1: view not stated, side not stated."));
        Assert.That(HungImage.Of(Cards(), [])[0].Label, Is.EqualTo("Image 5: AP pelvis, both hips."), "who reads blind first is told no finding");
    }

    [Test]
    public void Exclusion_and_conflicts_are_said_in_words()
    {
        var hung = Hung().ToDictionary(hung => hung.Card.Number);

        Assert.That(hung[1].Warnings, Is.EqualTo(new[] { "Not judged: The body part is CHEST." }));
        Assert.That(hung[3].Warnings, Is.EqualTo(new[] { "Conflict: The series says left." }));
        Assert.That((hung[3].Marker, hung[2].Marker, hung[5].Marker), Is.EqualTo(("R", "L", "")));
    }

    private static IReadOnlyList<HungImage> Hung() => HungImage.Of(Cards(),
    [
        Finding(Arrived, HipSide.Right, HardwareClass.TotalHipArthroplasty, .97),
        Finding(Arrived, HipSide.Left, HardwareClass.NoHardware, .5, HardwareClass.Hemiarthroplasty),
    ]);

    private static IEnumerable<ImageCard> Cards() => Arrived.Images.Select((image, index) => new ImageCard(index + 1, image, [], [], [], null));
}
