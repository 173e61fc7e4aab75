namespace HipAi.Studies.Tests.Reviewing;

/// <summary>What may be decided on a hip, and how long it holds.</summary>
[Category("F2")]
public sealed class ReviewRulesTests
{
    private const HardwareClass Tha = HardwareClass.TotalHipArthroplasty;
    private static readonly HipFinding Right = Hips.Certain(HipSide.Right, Tha);

    private static IEnumerable<TestCaseData> Refused =>
    [
        new TestCaseData(HipVerdict.Accepted, HardwareClass.Hemiarthroplasty, "", "class").SetArgDisplayNames("accepted with another class"),
        new TestCaseData(HipVerdict.Changed, null, "", "class").SetArgDisplayNames("changed to nothing"),
        new TestCaseData(HipVerdict.Changed, Tha, "", "class").SetArgDisplayNames("changed to the same"),
        new TestCaseData(HipVerdict.Rejected, null, "", "reason").SetArgDisplayNames("rejected without a reason"),
        new TestCaseData(HipVerdict.Rejected, Tha, "why", "class").SetArgDisplayNames("rejected with a class"),
        new TestCaseData(HipVerdict.Rejected, null, new string('x', ReviewRules.LongestReason + 1), "reason").SetArgDisplayNames("rejected at length"),
        new TestCaseData(HipVerdict.None, null, "", "verdict").SetArgDisplayNames("no verdict"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void What_makes_no_sense_is_refused_by_its_field(HipVerdict verdict, HardwareClass? hardware, string reason, string field) =>
        Assert.That(ReviewRules.WhyNot(Right, new HipDecision(HipSide.Right, verdict, hardware, reason))?.Field, Is.EqualTo(field));

    [Test]
    public void A_hip_that_was_not_judged_cannot_be_decided_on() =>
        Assert.That(ReviewRules.WhyNot(null, new HipDecision(HipSide.Left, HipVerdict.Accepted, null, ""))?.Field, Is.EqualTo("side"));

    [TestCase(HipVerdict.Accepted, null, "")]
    [TestCase(HipVerdict.Accepted, Tha, "")]
    [TestCase(HipVerdict.Changed, HardwareClass.NoHardware, "")]
    [TestCase(HipVerdict.Rejected, null, "Wrong side")]
    public void What_makes_sense_is_taken(HipVerdict verdict, HardwareClass? hardware, string reason) =>
        Assert.That(ReviewRules.WhyNot(Right, new HipDecision(HipSide.Right, verdict, hardware, reason)), Is.Null);

    [Test]
    public void Accepting_keeps_the_class_that_was_found() =>
        Assert.That(ReviewRules.Kept(Right, new HipDecision(HipSide.Right, HipVerdict.Accepted, null, "")).Class, Is.EqualTo(Tha));

    [Test]
    public void The_newest_decision_of_each_hip_holds_and_only_for_the_snapshot_that_was_judged()
    {
        RecordedDecision[] all =
        [
            Made(1, 1, HipSide.Left, HipVerdict.Accepted), Made(2, 2, HipSide.Left, HipVerdict.Accepted),
            Made(3, 2, HipSide.Right, HipVerdict.Accepted), Made(4, 2, HipSide.Left, HipVerdict.Rejected),
        ];
        Assert.That(ReviewRules.Holding(all, 2).Select(made => made.Id), Is.EqualTo(new[] { 3, 4 }));
        Assert.That(ReviewRules.Holding(all, 1).Select(made => made.Id), Is.EqualTo(new[] { 1 }));
        Assert.That(ReviewRules.Holding(all, 3), Is.Empty, "a later prediction asks again");
    }

    [TestCase(HipVerdict.Changed, HardwareClass.DynamicHipScrew, false)]
    [TestCase(HipVerdict.Changed, HardwareClass.Hemiarthroplasty, true)]
    [TestCase(HipVerdict.Accepted, Tha, true)]
    [TestCase(HipVerdict.Rejected, null, false)]
    public void A_cause_of_failure_stays_where_the_person_sees_an_arthroplasty(HipVerdict verdict, HardwareClass? hardware, bool stays)
    {
        var failing = Right with { Failure = FailureFinding.NotRun("no lateral view.") };
        var reviewed = ReviewRules.AsReviewed(Hips.Prediction(failing), [new HipDecision(HipSide.Right, verdict, hardware, "x")]);
        Assert.That(reviewed.Hips[0].Failure is not null, Is.EqualTo(stays));
        Assert.That(reviewed.Hips[0].Probabilities, Is.EqualTo(failing.Probabilities), "all else is the models'");
    }

    private static RecordedDecision Made(long id, int revision, HipSide side, HipVerdict verdict) =>
        new(id, revision, new HipDecision(side, verdict, null, ""), "someone", DateTimeOffset.UnixEpoch);
}
