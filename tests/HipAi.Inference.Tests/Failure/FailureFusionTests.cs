using HipAi.Inference.Ensemble;
using HipAi.Inference.Failure;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Failure;

[Category("C8")]
public sealed class FailureFusionTests
{
    private static readonly FusionThresholds Thresholds = new(0.6, 0.2, 0.3, Stricter: new Dictionary<string, double> { ["infection"] = 0.9 });

    private static readonly ModelIdentity[] Models =
    [
        new("failure-a", "1", "EfficientNet", "", ""), new("failure-b", "1", "NFNet", "", ""), new("failure-c", "1", "NFNet", "", ""),
    ];

    private static FailureVote Vote(FailureCause cause, double probability, string member = "failure-a", FailureCause second = FailureCause.None, string lateral = "2")
    {
        var probabilities = new double[6];
        probabilities[(int)cause] = probability;
        probabilities[(int)second] += 1 - probability;
        return new FailureVote(member, "1", "1", lateral, probabilities);
    }

    [TestCase(FailureCause.None, FindingStatus.Indeterminate)]
    [TestCase(FailureCause.Dislocation, FindingStatus.Certain)]
    public void What_the_networks_hardly_tell_is_never_excluded(FailureCause seen, FindingStatus status)
    {
        var blind = Thresholds with { HardlyTold = ["periprosthetic_fracture", "infection"] };

        var fused = FailureFusion.Fuse([Vote(seen, 0.99)], blind, Models);
        var unsure = FailureFusion.Fuse([Vote(seen, 0.5)], blind, Models);

        const string hint = "What these networks hardly tell is not excluded: periprosthetic joint infection, periprosthetic fracture.";
        Assert.That((fused.Cause, fused.Status), Is.EqualTo((seen, status)));
        Assert.That(fused.Reasons, status == FindingStatus.Certain ? Is.Empty : Is.EqualTo(new[] { hint }));
        Assert.That(unsure.Reasons, Does.Contain(hint));
    }

    [Test]
    public void Members_that_agree_are_certain()
    {
        var fused = FailureFusion.Fuse([Vote(FailureCause.AsepticLoosening, 0.9), Vote(FailureCause.AsepticLoosening, 0.8, "failure-b")], Thresholds, Models);

        Assert.That((fused.Cause, fused.Status), Is.EqualTo((FailureCause.AsepticLoosening, FindingStatus.Certain)));
        Assert.That(fused.Probabilities, Is.EqualTo(new[] { 0.15, 0, 0.85, 0, 0, 0 }).Within(1e-9));
        Assert.That(fused.Reasons, Is.Empty);
    }

    [Test]
    public void No_failure_may_be_certain_too() => Assert.That(
        FailureFusion.Fuse([Vote(FailureCause.None, 0.95, second: FailureCause.Dislocation)], Thresholds, Models).Status, Is.EqualTo(FindingStatus.Certain));

    [Test]
    public void A_cause_that_is_easily_mistaken_must_be_more_probable()
    {
        var fused = FailureFusion.Fuse([Vote(FailureCause.Infection, 0.85)], Thresholds, Models);

        Assert.That(fused.Status, Is.EqualTo(FindingStatus.Indeterminate));
        Assert.That(fused.Reasons, Is.EqualTo(new[] { "Low probability: periprosthetic joint infection is the most likely, but not likely enough." }));
    }

    [Test]
    public void Causes_too_close_are_told()
    {
        var fused = FailureFusion.Fuse([Vote(FailureCause.AsepticLoosening, 0.55, second: FailureCause.Infection)], Thresholds with { MinProbability = 0.5 }, Models);

        Assert.That(fused.Reasons, Is.EqualTo(new[] { "Too close to tell apart: aseptic loosening and periprosthetic joint infection." }));
    }

    [Test]
    public void Members_that_disagree_are_named_by_their_families_where_that_is_clear()
    {
        FailureVote[] votes = [Vote(FailureCause.Dislocation, 1), Vote(FailureCause.Dislocation, 1, "failure-b"), Vote(FailureCause.None, 1, "failure-c")];

        var fused = FailureFusion.Fuse(votes, Thresholds, Models);

        Assert.That(fused.Reasons, Is.EqualTo(new[] { "Members disagree: EfficientNet says dislocation, failure-b says dislocation, failure-c says no failure." }));
    }

    [Test]
    public void Members_far_apart_are_indeterminate_though_they_name_the_same()
    {
        FailureVote[] votes = [Vote(FailureCause.Dislocation, 1), Vote(FailureCause.Dislocation, 0.6, "failure-b")];

        Assert.That(FailureFusion.Fuse(votes, Thresholds, Models).Reasons, Is.EqualTo(new[] { "Members are not equally sure of dislocation." }));
        Assert.That(FailureFusion.Fuse(votes, Thresholds with { MaxDisagreement = 0.45 }, Models).Reasons, Is.Empty);
    }

    [Test]
    public void Pairs_that_contradict_each_other_are_indeterminate()
    {
        var fused = FailureFusion.Fuse(
            [Vote(FailureCause.Dislocation, 1), Vote(FailureCause.Dislocation, 1, lateral: "4"), Vote(FailureCause.None, 0.9, lateral: "3")], Thresholds, Models);

        Assert.That(fused.Reasons, Has.One.EqualTo("Pairs of views contradict each other: dislocation, no failure."));
    }

    [Test]
    public void What_is_doubtful_of_the_images_is_doubtful_of_the_cause()
    {
        var fused = FailureFusion.Fuse([Vote(FailureCause.Dislocation, 1)], Thresholds, Models, ["The view of an image is contradictory."]);

        Assert.That((fused.Cause, fused.Status), Is.EqualTo((FailureCause.Dislocation, FindingStatus.Indeterminate)));
        Assert.That(fused.Reasons, Is.EqualTo(new[] { "The view of an image is contradictory." }));
    }

    [Test]
    public void Without_votes_there_is_nothing_to_fuse() => Assert.That(() => FailureFusion.Fuse([], Thresholds, Models), Throws.ArgumentException);
}
