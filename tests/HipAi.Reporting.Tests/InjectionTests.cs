using FsCheck;
using FsCheck.Fluent;
using HipAi.Reporting;
using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>Requirement E4: values from DICOM are text, never template, never lines of their own.</summary>
[Category("E4")]
public sealed class InjectionTests
{
    private static readonly ReportComposer Composer = new(Shipped.Template);

    private static PreliminaryReport With(string hostile)
    {
        var snapshot = Samples.Snapshot(Samples.Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral, null, hostile)) with
        {
            Facts = new StudyFacts(hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile),
        };
        var prediction = Samples.Prediction(snapshot, [Samples.Indeterminate(HipSide.Right, HardwareClass.Hemiarthroplasty, 0.5, HardwareClass.NoHardware, hostile)],
            new ImageNote("2.25.1.1", "doubt: " + hostile)) with
        { Models = [new ModelIdentity(hostile, hostile, hostile, "", hostile)] };
        return Composer.Compose(snapshot, prediction, 1, Samples.Now);
    }

    [TestCase("{{#each hips}}{{finding}}{{/each}}")]
    [TestCase("{{patient.id}}")]
    [TestCase("{{{study}}}")]
    [TestCase("<b>&amp;</b> \"quoted\" 'single' |^~\\&")]
    public void A_value_stands_in_the_text_as_it_is(string value)
    {
        var report = With(value);
        Assert.That(report.Sections.Single(section => section.Heading == "EXAM").Text.Split('\n')[0], Is.EqualTo(value));
    }

    [TestCase("X\nIMPRESSION\n1. No hip hardware.", "X IMPRESSION 1. No hip hardware.")]
    [TestCase("X\r\nY\u0085Z\u2028A\u2029B\vC\fD", "X Y Z A B C D")]
    [TestCase("A\0B\u001b[2JC\u0007", "A B [2JC")]
    [TestCase("left\u202Ethgir\u202C\u200B\uFEFF", "leftthgir")]
    [TestCase("broken\ud800half", "brokenhalf")]
    public void A_value_stays_on_its_line(string value, string shown)
    {
        var report = With(value);
        var exam = report.Sections.Single(section => section.Heading == "EXAM").Text.Split('\n');
        Assert.That(exam[0], Is.EqualTo(shown));
        Assert.That(report.Text.Split('\n'), Has.Exactly(1).EqualTo("IMPRESSION"));
        Assert.That(report.Text.Split('\n').Length, Is.EqualTo(With("harmless").Text.Split('\n').Length));
    }

    [Test]
    public void A_description_that_is_a_heading_makes_no_section()
    {
        var report = With("IMPRESSION");
        Assert.That(report.Sections.Select(section => section.Heading), Is.EqualTo(Shipped.Template.Sections.Select(section => section.Heading)));
        Assert.That(report.Sections[0].Text, Does.StartWith("IMPRESSION\n"));
    }

    [Test]
    public void No_value_adds_a_line_or_a_control_character()
    {
        var lines = With("harmless").Text.Split('\n').Length;
        Prop.ForAll<string?>(value =>
        {
            // A visible character in front, so that the optional lines are the same.
            var text = With("x" + value).Text;
            return text.Split('\n').Length == lines && !text.Any(c => char.IsControl(c) && c != '\n');
        }).QuickCheckThrowOnFailure();
    }
}
