namespace HipAi.Studies.Tests.Reviewing;

/// <summary>What keeps a report from being signed.</summary>
[Category("F2")]
public sealed class SigningRulesTests
{
    private const string OpenLine = "Left hip: Hardware type indeterminate; radiologist to specify.";
    private const string RightLine = "Right hip: Total hip arthroplasty.";

    private static readonly StudyPrediction Prediction = Hips.Prediction(
        Hips.Certain(HipSide.Right, HardwareClass.TotalHipArthroplasty), Hips.Open(HipSide.Left, HardwareClass.Hemiarthroplasty));

    private static readonly HipLines Left = new(HipSide.Left, [OpenLine], [OpenLine]);
    private static readonly ReportSection[] Draft = Text(RightLine, OpenLine);

    [Test]
    public void An_open_hip_whose_line_still_stands_keeps_it_from_being_signed_whatever_is_confirmed()
    {
        var open = SigningRules.Open(Prediction, [], Draft, Draft, [Left], [HipSide.Left]).Single();
        Assert.That((open.Side, open.NeedsOnlyConfirmation, open.Lines.Single()), Is.EqualTo((HipSide.Left, false, OpenLine)));
        Assert.That(open.Cause, Does.Contain("left hip is still open"));
    }

    [Test]
    public void An_open_hip_that_was_written_about_wants_a_confirmation()
    {
        var text = Text(RightLine, "Left hip: Cemented bipolar hemiarthroplasty.");
        var open = SigningRules.Open(Prediction, [], text, Draft, [Left], []).Single();
        Assert.That((open.NeedsOnlyConfirmation, open.Cause), Is.EqualTo((true, "The left hip is still open: decide, or confirm that the report says what you see.")));
        Assert.That(SigningRules.Open(Prediction, [], text, Draft, [Left], [HipSide.Left]), Is.Empty);
        Assert.That(SigningRules.Open(Prediction, [], text, Draft, [Left], [HipSide.Right]), Has.Count.EqualTo(1), "confirmed is another hip");
    }

    [Test]
    public void A_hip_that_was_decided_on_is_not_open_once_the_text_says_so()
    {
        HipDecision accepted = new(HipSide.Left, HipVerdict.Accepted, HardwareClass.Hemiarthroplasty, "");
        var lines = Left with { AsDecided = ["Left hip: Hip hemiarthroplasty."] };
        Assert.That(SigningRules.Open(Prediction, [accepted], Text(RightLine, "Left hip: Hip hemiarthroplasty."), Draft, [lines], []), Is.Empty);
        Assert.That(SigningRules.Open(Prediction, [accepted], Draft, Draft, [lines], []).Single().Lines, Is.EqualTo(new[] { OpenLine }));
    }

    [Test]
    public void A_text_that_says_another_class_than_was_decided_is_not_signed()
    {
        HipDecision changed = new(HipSide.Right, HipVerdict.Changed, HardwareClass.DynamicHipScrew, "");
        var open = SigningRules.Open(
            Hips.Prediction(Prediction.Hips[0]), [changed], Text("  " + RightLine), Text(RightLine), [new HipLines(HipSide.Right, [RightLine], ["Right hip: Dynamic hip screw."])], []);
        Assert.That(open.Single().Cause, Is.EqualTo("The report says something else of the right hip than you decided."));
    }

    [Test]
    public void A_rejected_hip_has_to_be_written_about()
    {
        HipDecision rejected = new(HipSide.Right, HipVerdict.Rejected, null, "Hardware outside the list");
        HipLines lines = new(HipSide.Right, [RightLine], ["Right hip: Presence of orthopedic hardware indeterminate; radiologist to specify."]);
        var only = Hips.Prediction(Prediction.Hips[0]);
        Assert.That(SigningRules.Open(only, [rejected], Text(RightLine), Text(RightLine), [lines], []), Has.Count.EqualTo(1));
        Assert.That(SigningRules.Open(only, [rejected], Text(lines.AsDecided[0]), Text(RightLine), [lines], []), Has.Count.EqualTo(1), "the template cannot know what the person sees");
        Assert.That(SigningRules.Open(only, [rejected], Text("Right hip: Hip resurfacing."), Text(RightLine), [lines], []), Is.Empty);
    }

    [Test]
    public void Certain_hips_that_nobody_decided_on_are_signed_as_they_are() =>
        Assert.That(SigningRules.Open(Hips.Prediction(Prediction.Hips[0]), [], Text(RightLine), Text(RightLine), [], []), Is.Empty);

    [Test]
    public void Without_a_template_the_draft_as_it_stands_is_not_signed_while_a_hip_is_open()
    {
        Assert.That(SigningRules.Open(Prediction, [], Draft, Draft, [], [HipSide.Left]).Single().NeedsOnlyConfirmation, Is.False);
        Assert.That(SigningRules.Open(Prediction, [], Text(RightLine, "Left hip: Hemi."), Draft, [], [HipSide.Left]), Is.Empty);
    }

    [Test]
    public void Only_sections_that_tell_findings_are_looked_at()
    {
        ReportSection[] text = [.. Text(RightLine, "Left hip: Hemi."), new ReportSection("LIMITATIONS", OpenLine, SectionCode.Limitations)];
        Assert.That(SigningRules.Open(Prediction, [], text, Draft, [Left], [HipSide.Left]), Is.Empty);
    }

    private static ReportSection[] Text(params string[] lines) => [new ReportSection("FINDINGS", string.Join('\n', lines), SectionCode.Findings)];
}
