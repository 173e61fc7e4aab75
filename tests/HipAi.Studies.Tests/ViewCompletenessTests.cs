namespace HipAi.Studies.Tests;

/// <summary>When a study has the views that a report needs (requirement B2).</summary>
[Category("B2")]
public sealed class ViewCompletenessTests
{
    private const RadiographView Pelvis = RadiographView.ApPelvis;
    private const RadiographView Ap = RadiographView.ApHip;
    private const RadiographView Frog = RadiographView.FrogLegLateral;
    private const RadiographView Cross = RadiographView.CrossTableLateral;

    private static IEnumerable<TestCaseData> Studies()
    {
        yield return Case("nothing", false);
        yield return Case("an AP pelvis", true, (Pelvis, ImageLaterality.Bilateral));
        yield return Case("an AP pelvis whose side nobody tells", true, (Pelvis, ImageLaterality.Unknown));
        yield return Case("an AP pelvis and one that is not known", true, (Pelvis, ImageLaterality.Bilateral), (RadiographView.Unknown, ImageLaterality.Unknown));
        yield return Case("one AP hip", false, (Ap, ImageLaterality.Right));
        yield return Case("one lateral", false, (Cross, ImageLaterality.Right));
        yield return Case("both laterals of one side", false, (Cross, ImageLaterality.Right), (Frog, ImageLaterality.Right));
        yield return Case("AP and cross-table of one side", true, (Ap, ImageLaterality.Right), (Cross, ImageLaterality.Right));
        yield return Case("AP and frog leg of one side", true, (Frog, ImageLaterality.Left), (Ap, ImageLaterality.Left));
        yield return Case("AP of one and lateral of the other side", false, (Ap, ImageLaterality.Right), (Cross, ImageLaterality.Left));
        yield return Case("one side whole, the other begun", false, (Ap, ImageLaterality.Right), (Cross, ImageLaterality.Right), (Ap, ImageLaterality.Left));
        yield return Case("both sides whole", true,
            (Ap, ImageLaterality.Right), (Cross, ImageLaterality.Right), (Ap, ImageLaterality.Left), (Frog, ImageLaterality.Left));
        yield return Case("AP of each and a frog leg of both", true, (Ap, ImageLaterality.Right), (Ap, ImageLaterality.Left), (Frog, ImageLaterality.Bilateral));
        yield return Case("one side whole, one image of no known side", false,
            (Ap, ImageLaterality.Right), (Cross, ImageLaterality.Right), (Ap, ImageLaterality.Unknown));
        yield return Case("one side whole, another view of it that is not known", true,
            (Ap, ImageLaterality.Right), (Cross, ImageLaterality.Right), (RadiographView.Unknown, ImageLaterality.Right));
    }

    [TestCaseSource(nameof(Studies))]
    public void A_study_is_complete_with_the_views_of_a_report(StudyImage[] images, bool complete)
    {
        Assert.That(ViewCompleteness.HasNeededViews(images), Is.EqualTo(complete));
        Assert.That(ViewCompleteness.HasNeededViews([.. images.Reverse()]), Is.EqualTo(complete), "the order makes no difference");
    }

    [Test]
    public void An_image_that_is_not_judged_completes_nothing()
    {
        var chest = Image(Pelvis, ImageLaterality.Bilateral) with { ExcludedBecause = "no hip" };

        Assert.That(ViewCompleteness.HasNeededViews([chest]), Is.False);
        Assert.That(ViewCompleteness.HasNeededViews([chest, Image(Ap, ImageLaterality.Left), Image(Frog, ImageLaterality.Left)]));
    }

    private static TestCaseData Case(string name, bool complete, params (RadiographView View, ImageLaterality Side)[] images) =>
        new TestCaseData(images.Select(image => Image(image.View, image.Side)).ToArray(), complete).SetName($"B2: {name}");

    private static StudyImage Image(RadiographView view, ImageLaterality side) => new(
        Headers.Instance(), Headers.SamplePelvis, new Attributed<RadiographView>(view, "test"), new Attributed<ImageLaterality>(side, "test"), null, []);
}
