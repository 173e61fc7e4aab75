using FsCheck;
using FsCheck.Fluent;
using HipAi.Inference.Ensemble;
using HipAi.Inference.Models;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Ensemble;

public sealed class HipFusionTests
{
    private static readonly FusionThresholds Thresholds = new(0.6, 0.2, 0.5);

    private static readonly ModelIdentity[] Models =
    [
        new("a", "1", "EfficientNet", "", ""),
        new("b", "1", "NFNet", "", ""),
    ];

    private static MemberVote Vote(
        string member, HardwareClass hardware, double probability, HardwareClass second = HardwareClass.PostInfectious,
        RadiographView view = RadiographView.ApPelvis, string image = "1")
    {
        var probabilities = new double[HardwareClasses.Count];
        probabilities[(int)hardware] = probability;
        probabilities[(int)second] += 1 - probability;
        return new MemberVote(member, "1", image, view, probabilities);
    }

    private static FusedVotes Fuse(params MemberVote[] votes) => HipFusion.Fuse(votes, Thresholds, Models);

    [Test]
    [Category("C4")]
    public void Members_that_agree_make_a_certain_finding_of_their_mean()
    {
        var fused = Fuse(Vote("a", HardwareClass.DynamicHipScrew, 0.9), Vote("b", HardwareClass.DynamicHipScrew, 0.8));

        Assert.That(fused.Class, Is.EqualTo(HardwareClass.DynamicHipScrew));
        Assert.That(fused.Probability, Is.EqualTo(0.85).Within(1e-12));
        Assert.That(fused.Status, Is.EqualTo(FindingStatus.Certain));
        Assert.That(fused.Reasons, Is.Empty);
    }

    [Test]
    [Category("C4")]
    public void Members_that_disagree_are_named_by_family_with_what_they_say()
    {
        var fused = Fuse(Vote("a", HardwareClass.TotalHipArthroplasty, 0.95), Vote("b", HardwareClass.Hemiarthroplasty, 0.55));

        Assert.That(fused.Status, Is.EqualTo(FindingStatus.Indeterminate));
        Assert.That(fused.Reasons, Has.One.EqualTo("Members disagree: EfficientNet says total hip arthroplasty, NFNet says hemiarthroplasty."));
    }

    [Test]
    [Category("C4")]
    public void A_low_probability_is_indeterminate()
    {
        var votes = new[] { 0.55, 0.55 }.Select((p, i) => new MemberVote(Models[i].Name, "1", "1", RadiographView.ApHip,
            [p, .09, .09, .09, .09, .09, 0, 0, 0])).ToArray();

        Assert.That(Fuse(votes).Reasons, Is.EqualTo(new[] { "Low probability: no hardware is the most likely, but not likely enough." }));
    }

    [Test]
    [Category("C4")]
    public void A_low_margin_is_indeterminate()
    {
        var close = HipFusion.Fuse(
            [Vote("a", HardwareClass.ArthroplastyWithFixation, 0.55, HardwareClass.TotalHipArthroplasty)], Thresholds with { MinProbability = 0.5 }, Models);

        Assert.That(close.Reasons, Has.One.EqualTo("Too close to tell apart: THA with additional femoral fixation and total hip arthroplasty."));
    }

    [Test]
    [Category("C4")]
    public void Members_that_agree_but_are_far_apart_are_indeterminate()
    {
        var fused = HipFusion.Fuse(
            [Vote("a", HardwareClass.IntramedullaryNail, 1), Vote("b", HardwareClass.IntramedullaryNail, 0.6)], Thresholds with { MaxDisagreement = 0.3 }, Models);

        Assert.That(fused.Reasons, Is.EqualTo(new[] { "Members are not equally sure: EfficientNet is surer of intramedullary nail than NFNet." }));
    }

    [Test]
    [Category("C5")]
    public void Views_that_contradict_each_other_are_flagged()
    {
        var fused = Fuse(
            Vote("a", HardwareClass.TotalHipArthroplasty, 1), Vote("b", HardwareClass.TotalHipArthroplasty, 1),
            Vote("a", HardwareClass.Hemiarthroplasty, 0.6, HardwareClass.TotalHipArthroplasty, RadiographView.CrossTableLateral, "2"),
            Vote("b", HardwareClass.Hemiarthroplasty, 0.6, HardwareClass.TotalHipArthroplasty, RadiographView.CrossTableLateral, "2"));

        Assert.That(fused.Class, Is.EqualTo(HardwareClass.TotalHipArthroplasty));
        Assert.That(fused.Status, Is.EqualTo(FindingStatus.Indeterminate));
        Assert.That(fused.Reasons, Is.EqualTo(new[] { "Views contradict each other: AP pelvis shows total hip arthroplasty, cross-table lateral shows hemiarthroplasty." }));
    }

    [TestCase(HardwareClass.PostInfectious, 0.9, FindingStatus.Indeterminate)]
    [TestCase(HardwareClass.PostInfectious, 0.96, FindingStatus.Certain)]
    [TestCase(HardwareClass.BladeOrPlate, 0.9, FindingStatus.Certain)]
    [Category("C4")]
    public void A_class_with_a_stricter_threshold_must_reach_it(HardwareClass hardware, double probability, FindingStatus status)
    {
        var thresholds = Thresholds with { Stricter = new Dictionary<string, double> { ["post_infectious"] = 0.95 } };

        var fused = HipFusion.Fuse([Vote("a", hardware, probability, HardwareClass.NoHardware)], thresholds, Models);

        Assert.That((fused.Class, fused.Status), Is.EqualTo((hardware, status)));
        Assert.That(fused.Reasons, status == FindingStatus.Certain
            ? Is.Empty
            : Is.EqualTo(new[] { "Low probability: post-infectious hip is the most likely, but not likely enough." }));
    }

    [TestCase(HardwareClass.Hemiarthroplasty, RadiographView.CrossTableLateral, RadiographView.CrossTableLateral, 0.8, true)]
    [TestCase(HardwareClass.Hemiarthroplasty, RadiographView.CrossTableLateral, RadiographView.ApHip, 0.8, false)]
    [TestCase(HardwareClass.Hemiarthroplasty, RadiographView.CrossTableLateral, RadiographView.CrossTableLateral, 0.95, false)]
    [TestCase(HardwareClass.DynamicHipScrew, RadiographView.CrossTableLateral, RadiographView.CrossTableLateral, 0.8, false)]
    [Category("C4")]
    public void An_arthroplasty_that_only_cross_table_laterals_show_must_be_likelier(
        HardwareClass hardware, RadiographView one, RadiographView other, double probability, bool isDoubtful)
    {
        var fused = HipFusion.Fuse(
            [Vote("a", hardware, probability, view: one), Vote("a", hardware, probability, view: other, image: "2")],
            Thresholds with { CrossTableOnly = 0.9 }, Models);

        Assert.That(fused.Class, Is.EqualTo(hardware));
        Assert.That(fused.Reasons, isDoubtful
            ? Is.EqualTo(new[] { "Cross-table laterals only: hemiarthroplasty is the most likely, but in this view alone the kinds of arthroplasty are easily confused." })
            : Is.Empty);
    }

    [TestCase(1.01, true)]
    [TestCase(1.0, false)]
    [TestCase(null, false)]
    [Category("C4")]
    public void Unfamiliar_images_are_indeterminate(double? unfamiliarity, bool isDoubtful)
    {
        var fused = HipFusion.Fuse([Vote("a", HardwareClass.NoHardware, 1)], Thresholds with { MaxUnfamiliarity = 1 }, Models, unfamiliarity);

        Assert.That(fused.Status, Is.EqualTo(isDoubtful ? FindingStatus.Indeterminate : FindingStatus.Certain));
        Assert.That(fused.Reasons, isDoubtful ? Is.EqualTo(new[] { DoubtWording.Unfamiliar }) : Is.Empty);
    }

    [Test]
    [Category("C4")]
    [Category("C6")]
    public void No_doubt_changes_the_class_or_its_probabilities()
    {
        var property = Prop.ForAll(Gen.Choose(0, 1000).ArrayOf(18).ToArbitrary(), Gen.Choose(0, 100).ArrayOf(5).ToArbitrary(), (numbers, limits) =>
        {
            var votes = numbers.Chunk(9).Select((chunk, i) => new MemberVote(
                i == 0 ? "a" : "b", "1", "1", RadiographView.CrossTableLateral, [.. chunk.Select(n => (n + 1) / (chunk.Sum() + 9.0))])).ToArray();
            var lax = HipFusion.Fuse(votes, new FusionThresholds(0, 0, 1), Models);
            var strict = new FusionThresholds(
                limits[0] / 100.0, limits[1] / 100.0, limits[2] / 100.0, (limits[3] + 1) / 100.0,
                HardwareClasses.All.ToDictionary(c => c.Code(), _ => 1.0), limits[4] / 100.0);
            var doubted = HipFusion.Fuse(votes, strict, Models, 2, ["The quality of an image is doubtful."]);
            return doubted.Class == lax.Class && doubted.Probabilities.SequenceEqual(lax.Probabilities) && doubted.Status == FindingStatus.Indeterminate;
        });

        Check.One(Config.QuickThrowOnFailure, property);
    }

    [Test]
    public void Two_members_of_one_family_are_named_by_their_own_names()
    {
        ModelIdentity[] twins = [Models[0], Models[0] with { Name = "b" }];

        var fused = HipFusion.Fuse([Vote("a", HardwareClass.NoHardware, 1), Vote("b", HardwareClass.BladeOrPlate, 1)], Thresholds, twins);

        Assert.That(fused.Reasons, Has.One.Contains("a says no hardware, b says lateral blade or plate"));
    }

    [Test]
    public void A_hip_without_votes_is_an_error() => Assert.That(() => Fuse(), Throws.ArgumentException);

    [Test]
    public void The_strictest_thresholds_count()
    {
        var strictest = FusionThresholds.Strictest([new ModelThresholds(0.5, 0.3, 0.4), new ModelThresholds(0.7, 0.1, 0.6)]);

        Assert.That(strictest, Is.EqualTo(new FusionThresholds(0.7, 0.3, 0.4)));
    }

    [Test]
    [Category("C4")]
    public void What_only_one_member_sets_counts_for_all()
    {
        var strictest = FusionThresholds.Strictest(
        [
            new ModelThresholds(0.5, 0.3, 0.4, MaxUnfamiliarity: 2, Stricter: new Dictionary<string, double> { ["a"] = 0.6, ["b"] = 0.9 }),
            new ModelThresholds(0.7, 0.1, 0.6, MaxUnfamiliarity: 1.5, Stricter: new Dictionary<string, double> { ["b"] = 0.8 }, CrossTableOnly: 0.95),
            new ModelThresholds(0.2, 0.1, 0.6),
        ]);

        Assert.That((strictest.MaxUnfamiliarity, strictest.CrossTableOnly), Is.EqualTo((1.5, 0.95)));
        Assert.That(new[] { "a", "b", "c" }.Select(strictest.LeastOf), Is.EqualTo(new[] { 0.7, 0.9, 0.7 }));
    }

    [Test]
    [Category("C4")]
    public void The_fusion_is_a_distribution_and_does_not_depend_on_the_order_of_votes()
    {
        var property = Prop.ForAll(Gen.Choose(0, 1000).ArrayOf(27).ToArbitrary(), numbers =>
        {
            var votes = numbers.Chunk(9).Select((chunk, i) =>
            {
                var sum = chunk.Sum() + 9.0;
                return new MemberVote(i % 2 == 0 ? "a" : "b", "1", $"{i / 2}", RadiographView.ApHip, [.. chunk.Select(n => (n + 1) / sum)]);
            }).ToArray();
            var fused = Fuse(votes);
            var reversed = Fuse([.. votes.Reverse()]);
            return Math.Abs(fused.Probabilities.Sum() - 1) < 1e-9
                && HipFusion.Distance(fused.Probabilities, reversed.Probabilities) < 1e-9
                && (fused.Status == FindingStatus.Certain) == (fused.Reasons.Count == 0);
        });

        Check.One(Config.QuickThrowOnFailure, property);
    }

    [Test]
    public void Softmax_has_its_golden_values_and_a_temperature_humbles()
    {
        Assert.That(Calibration.Softmax([0f, MathF.Log(3)], 1), Is.EqualTo(new[] { 0.25, 0.75 }).Within(1e-6));
        Assert.That(Calibration.Softmax([0f, 2 * MathF.Log(3)], 2), Is.EqualTo(new[] { 0.25, 0.75 }).Within(1e-6));
        Assert.That(Calibration.Softmax([1000f, -1000f], 1), Is.EqualTo(new[] { 1.0, 0.0 }).Within(1e-12));
        Assert.That(() => Calibration.Softmax([float.NaN], 1), Throws.ArgumentException);
    }
}
