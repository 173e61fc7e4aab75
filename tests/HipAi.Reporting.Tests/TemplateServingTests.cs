using HipAi.Reporting;
using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>Requirement E1: which template serves which study.</summary>
[Category("E1")]
public sealed class TemplateServingTests
{
    // From CR1 at EXAMPLE HOSPITAL: XR PELVIS AP AND HIP RIGHT LATERAL.
    private static readonly StudySnapshot Study = Samples.Snapshot(Samples.Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral));

    private static ReportTemplate Template(string name, string serves = "", string language = "en") => Shipped.Parse(
        Shipped.Edited("name: hip-preliminary\nlanguage: en", $"name: {name}\nlanguage: {language}{(serves.Length == 0 ? "" : "\nserves: " + serves)}"), name + ".hbs");

    [TestCase("", true)]
    [TestCase("{sources: [cr1]}", true)]
    [TestCase("{sources: [CR2, DX1]}", false)]
    [TestCase("{institutions: [Example Hospital]}", true)]
    [TestCase("{institutions: [Example]}", false)]
    [TestCase("{procedures: [knee, hip right]}", true)]
    [TestCase("{procedures: [knee]}", false)]
    [TestCase("{sources: [CR1], procedures: [knee]}", false)]
    public void A_template_serves_a_study_that_all_its_lists_hold(string serves, bool expected) =>
        Assert.That(Template("a", serves).Serving.Serves(Study), Is.EqualTo(expected));

    [Test]
    public void The_most_specific_serves_a_modality_before_an_institution_before_a_procedure()
    {
        var all = new[]
        {
            Template("d-default"), Template("c-procedure", "{procedures: [HIP]}"), Template("b-institution", "{institutions: [EXAMPLE HOSPITAL], procedures: [HIP]}"),
            Template("a-source", "{sources: [CR1]}"),
        };
        for (var i = all.Length; i > 0; i--) Assert.That(TemplateChoice.Of(all[..i], Study, "en"), Is.SameAs(all[i - 1]));
        Assert.That(TemplateChoice.Of(all[1..2], Study with { Facts = Study.Facts with { StudyDescription = "KNEE" } }, "en"), Is.Null);
    }

    [Test, Category("E6")]
    public void Of_two_that_are_as_specific_the_site_s_language_serves()
    {
        ReportTemplate[] both = [Shipped.Template, Shipped.German];
        Assert.That(TemplateChoice.Of(both, Study, "en"), Is.SameAs(Shipped.Template));
        Assert.That(TemplateChoice.Of(both, Study, "de-CH"), Is.SameAs(Shipped.German));
        Assert.That(TemplateChoice.WhyNot(both, "de"), Is.Null);
        Assert.That(TemplateChoice.WhyNot(both, "fr"), Does.Contain("'hip-preliminary' and 'hip-vorlaeufig' both serve all studies"));
    }

    [Test]
    public void A_more_specific_template_serves_in_its_language_whatever_the_site_s_is()
    {
        var german = Shipped.Parse(Shipped.German.Text.Replace("language: de", "language: de\nserves: {sources: [CR1]}", StringComparison.Ordinal));
        Assert.That(TemplateChoice.Of([Shipped.Template, german], Study, "en"), Is.SameAs(german));
    }

    [TestCase("", "")]
    [TestCase("{sources: [A, B]}", "{sources: [b, C]}")]
    [TestCase("{procedures: [HIP]}", "{procedures: [PELVIS]}")]
    [TestCase("{sources: [A], priority: 1}", "{sources: [A], priority: 1}")]
    public void Two_between_which_nothing_decides_are_refused_with_both_names(string one, string other)
    {
        var why = TemplateChoice.WhyNot([Template("default"), Template("one", one), Template("other", other)], "en");
        Assert.That(why, Does.Contain("'one'").Or.Contain("'default'").And.Contain("nothing decides between them"));
        if (one.Length > 0) Assert.That(why, Does.Contain("'one'").And.Contain("'other'"));
    }

    [TestCase("{sources: [A]}", "{sources: [B]}")]
    [TestCase("{sources: [A]}", "{institutions: [B]}")]
    [TestCase("{procedures: [HIP]}", "{procedures: [PELVIS], priority: 1}")]
    [TestCase("{sources: [A], institutions: [X]}", "{sources: [A], institutions: [Y]}")]
    public void Two_that_cannot_meet_or_differ_in_priority_serve_together(string one, string other) =>
        Assert.That(TemplateChoice.WhyNot([Template("default"), Template("one", one), Template("other", other)], "en"), Is.Null);

    [Test]
    public void Of_two_that_may_meet_the_higher_priority_serves()
    {
        var (low, high) = (Template("low", "{procedures: [PELVIS], priority: 1}"), Template("high", "{procedures: [HIP], priority: 2}"));
        Assert.That(TemplateChoice.Of([low, high, Template("default")], Study, "en"), Is.SameAs(high));
    }

    [Test]
    public void Without_a_default_some_study_would_have_no_template() =>
        Assert.That(TemplateChoice.WhyNot([Template("one", "{sources: [A]}")], "en"), Does.Contain("no template serves the studies that no other one serves"));
}
