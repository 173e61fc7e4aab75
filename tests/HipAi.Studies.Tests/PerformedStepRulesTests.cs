using HipAi.Studies.Rules;

namespace HipAi.Studies.Tests;

/// <summary>What performed procedure steps mean for their study, case by case (requirement B3).</summary>
[Category("B3")]
internal sealed class PerformedStepRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PerformedStep Running = new("1.1", PerformedStepStatus.InProgress, "", null, 0, 0);
    private static readonly PerformedStep Done = new("1.2", PerformedStepStatus.Completed, "", null, 2, 2);
    private static readonly PerformedStep Waiting = new("1.3", PerformedStepStatus.Completed, "", null, 2, 1);
    private static readonly PerformedStep Bare = new("1.4", PerformedStepStatus.Completed, "", null, 0, 0);
    private static readonly PerformedStep GivenUp = new("1.5", PerformedStepStatus.Discontinued, "110501", null, 1, 0);
    private static readonly PerformedStep Wrong = new("1.6", PerformedStepStatus.Discontinued, DiscontinuationCodes.IncorrectWorklistEntry, null, 1, 1);
    private static readonly PerformedStep Overruled = Wrong with { OverruledAt = Noon };

    private static readonly object[][] Verdicts =
    [
        [Steps(), StepVerdict.Open],
        [Steps(Running), StepVerdict.Open],
        [Steps(Done), StepVerdict.Complete],
        [Steps(Done, Done), StepVerdict.Complete],
        [Steps(Done, Running), StepVerdict.Open],
        [Steps(Done, Waiting), StepVerdict.Open],
        [Steps(Bare), StepVerdict.Open],
        [Steps(Done, Bare), StepVerdict.Open],
        [Steps(GivenUp), StepVerdict.Discontinued],
        [Steps(GivenUp, GivenUp), StepVerdict.Discontinued],
        [Steps(GivenUp, Running), StepVerdict.Open],
        [Steps(GivenUp, Done), StepVerdict.Complete],
        [Steps(Wrong), StepVerdict.WrongEntry],
        [Steps(Done, Wrong), StepVerdict.WrongEntry],
        [Steps(Running, Wrong), StepVerdict.WrongEntry],
        [Steps(Overruled), StepVerdict.Discontinued],
        [Steps(Overruled, Running), StepVerdict.Open],
        [Steps(Overruled, Done), StepVerdict.Complete],
    ];

    [TestCaseSource(nameof(Verdicts))]
    public void All_steps_together_say_one_thing(PerformedStep[] steps, StepVerdict verdict)
    {
        Assert.That(PerformedStepRules.Judge(steps), Is.EqualTo(verdict));
        Assert.That(PerformedStepRules.Judge([.. steps.Reverse()]), Is.EqualTo(verdict), "in any order");
    }

    [TestCase(StudyState.Receiving, StepVerdict.Open, StepEffect.None)]
    [TestCase(StudyState.Receiving, StepVerdict.Complete, StepEffect.Close)]
    [TestCase(StudyState.Receiving, StepVerdict.Discontinued, StepEffect.Discontinue)]
    [TestCase(StudyState.Receiving, StepVerdict.WrongEntry, StepEffect.Discontinue)]
    [TestCase(StudyState.Settled, StepVerdict.Complete, StepEffect.None)]
    [TestCase(StudyState.Settled, StepVerdict.Discontinued, StepEffect.Discontinue)]
    [TestCase(StudyState.Inferred, StepVerdict.WrongEntry, StepEffect.Discontinue)]
    [TestCase(StudyState.Composed, StepVerdict.Discontinued, StepEffect.Discontinue)]
    [TestCase(StudyState.Composed, StepVerdict.Open, StepEffect.None)]
    [TestCase(StudyState.Delivered, StepVerdict.Complete, StepEffect.None)]
    [TestCase(StudyState.Delivered, StepVerdict.Discontinued, StepEffect.Warn)]
    [TestCase(StudyState.Reviewed, StepVerdict.WrongEntry, StepEffect.Warn)]
    [TestCase(StudyState.Discontinued, StepVerdict.Open, StepEffect.Receive)]
    [TestCase(StudyState.Discontinued, StepVerdict.Complete, StepEffect.Close)]
    [TestCase(StudyState.Discontinued, StepVerdict.WrongEntry, StepEffect.Discontinue)]
    [TestCase(StudyState.Held, StepVerdict.Discontinued, StepEffect.None)]
    [TestCase(StudyState.Quarantined, StepVerdict.Discontinued, StepEffect.None)]
    [TestCase(StudyState.Quarantined, StepVerdict.Complete, StepEffect.None)]
    public void A_step_does_this_to_its_study(StudyState state, StepVerdict verdict, StepEffect effect) =>
        Assert.That(PerformedStepRules.AfterStep(state, verdict), Is.EqualTo(effect));

    private static readonly object[][] Images =
    [
        // nothing said of it: as without steps
        [null!, StepVerdict.Open, Steps(), StepEffect.Receive],
        [StudyState.Delivered, StepVerdict.Open, Steps(), StepEffect.Receive],
        [StudyState.Held, StepVerdict.Complete, Steps(Done), StepEffect.None],
        // the last that was waited for
        [StudyState.Receiving, StepVerdict.Complete, Steps(Done), StepEffect.Close],
        [null!, StepVerdict.Complete, Steps(Done), StepEffect.Close],
        // the lists are not the whole
        [StudyState.Receiving, StepVerdict.Complete, Steps(), StepEffect.Receive],
        [StudyState.Delivered, StepVerdict.Complete, Steps(), StepEffect.Receive],
        // of a step that was given up
        [null!, StepVerdict.Discontinued, Steps(GivenUp), StepEffect.Discontinue],
        [StudyState.Discontinued, StepVerdict.Discontinued, Steps(GivenUp), StepEffect.Discontinue],
        [StudyState.Discontinued, StepVerdict.Open, Steps(GivenUp), StepEffect.Keep],
        [StudyState.Delivered, StepVerdict.Discontinued, Steps(GivenUp), StepEffect.Keep],
        [StudyState.Quarantined, StepVerdict.Discontinued, Steps(GivenUp), StepEffect.Keep],
        [StudyState.Receiving, StepVerdict.Discontinued, Steps(GivenUp), StepEffect.Receive],
        [null!, StepVerdict.Open, Steps(GivenUp), StepEffect.Receive],
        // of it and of another
        [StudyState.Discontinued, StepVerdict.Open, Steps(GivenUp, Running), StepEffect.Receive],
        [StudyState.Receiving, StepVerdict.Complete, Steps(GivenUp, Done), StepEffect.Close],
        // of none that was given up
        [null!, StepVerdict.Discontinued, Steps(), StepEffect.Receive],
        [StudyState.Discontinued, StepVerdict.Discontinued, Steps(), StepEffect.Receive],
        // perhaps of another patient: whatever lists it
        [null!, StepVerdict.WrongEntry, Steps(), StepEffect.Discontinue],
        [StudyState.Discontinued, StepVerdict.WrongEntry, Steps(), StepEffect.Discontinue],
        [StudyState.Receiving, StepVerdict.WrongEntry, Steps(Done), StepEffect.Discontinue],
        [StudyState.Delivered, StepVerdict.WrongEntry, Steps(), StepEffect.Keep],
        [StudyState.Quarantined, StepVerdict.WrongEntry, Steps(), StepEffect.Keep],
    ];

    [TestCaseSource(nameof(Images))]
    public void An_image_does_this_to_its_study(StudyState? state, StepVerdict verdict, PerformedStep[] listedBy, StepEffect effect) =>
        Assert.That(PerformedStepRules.AfterImage(state, verdict, listedBy), Is.EqualTo(effect));

    private static readonly object[][] KeptOut =
    [
        [Steps(), Steps(), 0, null!],
        [Steps(GivenUp), Steps(), 0, null!],
        [Steps(GivenUp), Steps(GivenUp), 0, "discontinued (110501, equipment failure)"],
        [Steps(GivenUp, Done), Steps(GivenUp, Done), 0, null!],
        [Steps(Wrong), Steps(Wrong), 0, "another patient"],
        [Steps(Wrong), Steps(), 0, "another patient"],
        [Steps(Overruled, Done), Steps(Wrong with { OverruledAt = Noon }), 1, "another patient"],
        [Steps(Overruled, Done), Steps(), -1, "another patient"],
        [Steps(Overruled, Done), Steps(), 0, null!],
        [Steps(Overruled, Done), Steps(Done), -1, null!],
    ];

    [TestCaseSource(nameof(KeptOut))]
    public void An_image_is_kept_out_of_judging_for_this(PerformedStep[] steps, PerformedStep[] listedBy, int minutes, string? reason)
    {
        var said = PerformedStepRules.WhyKeptOut(steps, listedBy, Noon.AddMinutes(minutes));

        if (reason is null) Assert.That(said, Is.Null);
        else Assert.That(said, Does.Contain(reason));
    }

    [Test]
    public void Why_there_is_no_report_is_said_with_known_reasons_only()
    {
        var free = GivenUp with { DiscontinuationCode = "DOE^JANE" };

        Assert.That(PerformedStepRules.WhyDropped([GivenUp, free], StepVerdict.Discontinued), Does.Contain("(110501, equipment failure)").And.Not.Contain("DOE"));
        Assert.That(PerformedStepRules.WhyDropped([free], StepVerdict.Discontinued), Does.Contain("was discontinued. No report"));
        Assert.That(PerformedStepRules.WhyDropped([Wrong], StepVerdict.WrongEntry), Does.StartWith("WRONG WORKLIST ENTRY").And.Contain("110514"));
        Assert.That(PerformedStepRules.WhyDropped([GivenUp, Running], StepVerdict.Open), Does.Contain("until another image comes"));
    }

    private static PerformedStep[] Steps(params PerformedStep[] steps) => steps;
}
