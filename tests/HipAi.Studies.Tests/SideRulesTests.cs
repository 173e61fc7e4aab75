using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>Requirement B5: the side of each image, with its source. A wrong side is the worst error there is.</summary>
[Category("B5")]
public sealed class SideRulesTests
{
    [TestCase("HIP RT AP", ImageLaterality.Right)]
    [TestCase("Right hip", ImageLaterality.Right)]
    [TestCase("Hüfte rechts", ImageLaterality.Right)]
    [TestCase("Hüfte re.", ImageLaterality.Right)]
    [TestCase("HANCHE DROITE", ImageLaterality.Right)]
    [TestCase("CADERA DCHA", ImageLaterality.Right)]
    [TestCase("ANCA DX", ImageLaterality.Right)]
    [TestCase("ANCA DESTRA", ImageLaterality.Right)]
    [TestCase("HIP LT AP", ImageLaterality.Left)]
    [TestCase("left hip", ImageLaterality.Left)]
    [TestCase("Hüfte links", ImageLaterality.Left)]
    [TestCase("Hüfte li", ImageLaterality.Left)]
    [TestCase("HANCHE GAUCHE", ImageLaterality.Left)]
    [TestCase("CADERA IZQ", ImageLaterality.Left)]
    [TestCase("ANCA SX", ImageLaterality.Left)]
    [TestCase("ANCA SINISTRA", ImageLaterality.Left)]
    [TestCase("HIPS BILAT", ImageLaterality.Bilateral)]
    [TestCase("BOTH HIPS", ImageLaterality.Bilateral)]
    [TestCase("Hüften beidseits", ImageLaterality.Bilateral)]
    [TestCase("HIP DX", ImageLaterality.Unknown)]
    [TestCase("RE-EXPOSURE HIP", ImageLaterality.Unknown)]
    [TestCase("R HIP", ImageLaterality.Unknown)]
    [TestCase("HIP L", ImageLaterality.Unknown)]
    [TestCase("HIP RIGHT AND LEFT", ImageLaterality.Unknown)]
    [TestCase("HIP", ImageLaterality.Unknown)]
    [TestCase("", ImageLaterality.Unknown)]
    public void A_text_alone_tells_the_side_only_by_a_whole_word(string text, ImageLaterality expected)
    {
        var side = SideRules.Read(Headers.Text(text), RadiographView.ApHip);
        Assert.That(side.Value, Is.EqualTo(expected), side.Source);
        Assert.That(side.Source, Is.Not.Empty);
    }

    [Test]
    public void The_samples_are_read_with_their_sources()
    {
        Assert.That(SideRules.Read(Headers.SamplePelvis, RadiographView.ApPelvis),
            Is.EqualTo(new Attributed<ImageLaterality>(ImageLaterality.Bilateral, "ImageLaterality (0020,0062) \"B\"", Confidence.High)));
        Assert.That(SideRules.Read(Headers.SampleAxiolateral, RadiographView.CrossTableLateral),
            Is.EqualTo(new Attributed<ImageLaterality>(ImageLaterality.Right, "ImageLaterality (0020,0062) \"R\"", Confidence.High)));
        Assert.That(SideRules.Read(Headers.SampleFrogLeg, RadiographView.FrogLegLateral),
            Is.EqualTo(new Attributed<ImageLaterality>(ImageLaterality.Left, "Laterality (0020,0060) \"L\"", Confidence.Low)));
    }

    [Test]
    public void Image_laterality_comes_before_region_modifier_before_laterality_before_text()
    {
        var image = new ImageDescription
        {
            ImageLaterality = "R", AnatomicRegionModifierCodes = [new CodedConcept("7771000", "SCT", "Left")], Laterality = "R",
            SeriesDescription = "LEFT HIP",
        };
        Assert.That(SideRules.Read(image, RadiographView.ApHip).Value, Is.EqualTo(ImageLaterality.Right));
        Assert.That(SideRules.Read(image with { ImageLaterality = "U" }, RadiographView.ApHip).Value, Is.EqualTo(ImageLaterality.Left));
        Assert.That(SideRules.Read(image with { ImageLaterality = "", AnatomicRegionModifierCodes = [] }, RadiographView.ApHip).Value, Is.EqualTo(ImageLaterality.Right));
    }

    [TestCase("", "")]
    [TestCase("U", "")]
    [TestCase("R", "PELVIS R HIP")]
    public void An_ap_pelvis_shows_both_hips_whatever_the_tags_say(string laterality, string text) =>
        Assert.That(SideRules.Read(new ImageDescription { ImageLaterality = laterality, SeriesDescription = text }, RadiographView.ApPelvis).Value,
            Is.EqualTo(ImageLaterality.Bilateral));

    [Test]
    public void A_frog_leg_of_the_pelvis_shows_both_hips() =>
        Assert.That(SideRules.Read(Headers.Text("PELVIS FROG LEG"), RadiographView.FrogLegLateral).Value, Is.EqualTo(ImageLaterality.Bilateral));

    [Test]
    public void An_order_of_both_hips_does_not_make_one_image_bilateral()
    {
        var image = new ImageDescription { StudyDescription = "XR HIPS BILATERAL", SeriesDescription = "HIP XTABLE" };
        Assert.That(SideRules.Read(image, RadiographView.CrossTableLateral).Value, Is.EqualTo(ImageLaterality.Unknown));
    }
}
