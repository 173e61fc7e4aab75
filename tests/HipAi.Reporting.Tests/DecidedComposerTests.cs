using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>The words of a report after a person decided on a hip.</summary>
[Category("F2")]
public sealed class DecidedComposerTests
{
    private static readonly StudySnapshot Snapshot = Samples.Snapshot(Samples.Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral));

    private static readonly StudyPrediction Prediction = Samples.Prediction(
        Snapshot,
        [Samples.Certain(HipSide.Right, HardwareClass.TotalHipArthroplasty, 0.97) with { Failure = Samples.Failure(FailureCause.AsepticLoosening, FindingStatus.Certain, 11) },
        Samples.Indeterminate(HipSide.Left, HardwareClass.Hemiarthroplasty, 0.51, HardwareClass.TotalHipArthroplasty, "The members disagree.")]);

    [Test]
    public void A_changed_class_is_told_as_certain_without_a_probability_and_without_signs_of_failure_where_nothing_can_fail()
    {
        var text = Compose(new HipDecision(HipSide.Right, HipVerdict.Changed, HardwareClass.DynamicHipScrew, ""));
        Assert.That(text, Does.Contain("Right hip: Dynamic (sliding) hip screw with side plate.").And.Not.Contain("Total hip arthroplasty").And.Not.Contain("loosening;"));
        Assert.That(text, Does.Contain("Left hip: Hardware type indeterminate"), "the other hip is as it was");
    }

    [Test]
    public void An_indeterminate_hip_that_was_accepted_is_told_as_certain_without_reasons_and_without_versus()
    {
        var text = Compose(new HipDecision(HipSide.Left, HipVerdict.Accepted, HardwareClass.Hemiarthroplasty, ""));
        Assert.That(text, Does.Contain("Left hip: Hip hemiarthroplasty.").And.Not.Contain("members disagree").And.Not.Contain("versus").And.Not.Contain("Left hip: Hardware"));
    }

    [Test]
    public void Of_a_rejected_hip_no_class_is_told_and_the_reason_is()
    {
        var text = Compose(new HipDecision(HipSide.Right, HipVerdict.Rejected, null, "Wrong side"));
        Assert.That(text, Does.Contain("Right hip: Presence of orthopedic hardware indeterminate").And.Contain("Reason: Wrong side.").And.Not.Contain("otal hip arthroplasty."));
    }

    [Test]
    [Category("E4")]
    public void A_reason_is_never_read_as_a_template()
    {
        var text = Compose(new HipDecision(HipSide.Right, HipVerdict.Rejected, null, "{{patient.id}} {{#each hips}}x{{/each}}"));
        Assert.That(text, Does.Contain("Reason: {{patient.id}} {{#each hips}}x{{/each}}."));
    }

    [Test]
    public void Without_decisions_the_text_is_as_before() =>
        Assert.That(Compose(), Is.EqualTo(new ReportComposer(Shipped.Template).Compose(Snapshot, Prediction, 1, Samples.Now).Text));

    private static string Compose(params HipDecision[] decisions) =>
        new ReportComposer(Shipped.Template).Compose(Snapshot, Prediction, 1, Samples.Now, decisions).Text;
}
