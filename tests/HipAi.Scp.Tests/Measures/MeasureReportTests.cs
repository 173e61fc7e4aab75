using HipAi.Scp.Measures;
using HipAi.Studies;
using static HipAi.Scp.Tests.Measures.SampleReviews;

namespace HipAi.Scp.Tests.Measures;

/// <summary>What is measured of signatures (requirement G1).</summary>
[Category("G1")]
internal sealed class MeasureReportTests
{
    private const HardwareClass None = HardwareClass.NoHardware;
    private const HardwareClass Tha = HardwareClass.TotalHipArthroplasty;
    private const HardwareClass Hemi = HardwareClass.Hemiarthroplasty;

    [Test]
    public void Agreement_counts_changed_and_rejected_hips_and_leaves_undecided_ones_out()
    {
        var report = MeasureReport.Of(
        [
            SignedStudy("1", hips: [Hip(Tha, Tha), Hip(None, None, HipVerdict.None, side: HipSide.Left)]),
            SignedStudy("2", hips: [Hip(Tha, Hemi, HipVerdict.Changed)]),
            SignedStudy("3", hips: [Hip(Hemi, null, HipVerdict.Rejected)]),
            SignedStudy("4", hips: [Hip(Hemi, null, HipVerdict.None, FindingStatus.Indeterminate)]),
            SignedStudy("5", hips: [Hip(null, Tha, HipVerdict.Changed)]),
        ]);

        Assert.That((report.Both.Agreed.Value, report.Both.Agreed.N), Is.EqualTo((0.5, 4)));
        Assert.That((report.Both.Cells[1][1], report.Both.Cells[1][2], report.Both.Cells[2][Answer.Rejected], report.Both.Cells[2][Answer.Undecided]), Is.EqualTo((1, 1, 1, 1)));
        Assert.That((report.Both.Total, report.Both.Undecided, report.NotJudged), Is.EqualTo((5, 1, 1)));
        Assert.That((report.Left.Total, report.Right.Total), Is.EqualTo((1, 4)));
        Assert.That((report.Stated.Value, report.Stated.N), Is.EqualTo((0.8, 5)));
        Assert.That(report.Both.ByClass[1].Value, Is.EqualTo(0.5));
        Assert.That(report.Both.ByClass[5].Value, Is.Null, "never found");
    }

    [Test]
    public void Only_the_first_signature_of_a_study_is_measured_and_later_ones_are_counted()
    {
        var first = SignedStudy("1", 2, hips: [Hip(Tha, Hemi, HipVerdict.Changed)]);
        var addendum = SignedStudy("1", 4, isCorrection: true, edits: 90, hips: [Hip(Tha, Tha)]);
        var alone = SignedStudy("2", 7, isCorrection: true, hips: [Hip(Tha, Tha)]);

        var report = MeasureReport.Of([addendum, first, alone]);

        Assert.That((report.Studies, report.Corrections), Is.EqualTo((1, 2)));
        Assert.That(report.Both.Agreed.Value, Is.Zero);
        Assert.That(report.Edits.Edited.Value, Is.Zero);
    }

    [Test]
    public void Edits_are_told_as_a_share_of_the_reports_and_of_their_text()
    {
        var report = MeasureReport.Of([SignedStudy("1"), SignedStudy("2", edits: 10), SignedStudy("3", edits: 30), SignedStudy("4", edits: 120)]);

        Assert.That((report.Edits.Edited.Value, report.Edits.Edited.N), Is.EqualTo((0.75, 4)));
        Assert.That(report.Edits.OfText.Median, Is.EqualTo(0.15).Within(1e-12));
        Assert.That(report.Edits.OfText.Bins, Is.EqualTo(new[] { 0, 0, 1, 1, 0, 1 }));
    }

    [Test]
    public void Times_of_wrong_clocks_and_unknown_ones_are_left_out()
    {
        var report = MeasureReport.Of(
        [
            SignedStudy("1"), SignedStudy("2") with { AcquiredAt = null }, SignedStudy("3") with { AcquiredAt = Start.AddDays(1), PreliminaryAt = Start.AddMinutes(-4) },
        ]);

        Assert.That((report.Durations.AcquiredToPreliminary.N, report.Durations.AcquiredToPreliminary.Median), Is.EqualTo((1, 180.0)));
        Assert.That((report.Durations.ReceivedToPreliminary.N, report.Durations.ReceivedToPreliminary.Median), Is.EqualTo((3, 60.0)));
        Assert.That(report.Durations.ReceivedToPreliminary.Bins[1], Is.EqualTo(2), "60 s lie in the bin that begins there");
    }

    [Test]
    public void Groups_share_out_the_studies_and_a_filter_takes_one_of_them()
    {
        SignedReview[] reviews = [SignedStudy("1", hips: [Hip(Tha, Tha)]), SignedStudy("2") with { InstitutionName = "" }, SignedStudy("3") with { Models = ["next 2.0"] }];

        var report = MeasureReport.Of(reviews);

        Assert.That(report.ByInstitution.Select(group => (group.Name, group.Studies)), Is.EqualTo(new[] { ("Simulated Hospital", 2), ("", 1) }));
        Assert.That(report.ByModels[0].Name, Is.EqualTo("hardware-efficientnet 1.0.0, hardware-nfnet 1.0.0"));
        Assert.That(reviews.Where(new MeasureFilter(Models: "next 2.0").Takes).Select(review => review.StudyInstanceUid), Is.EqualTo(new[] { "3" }));
    }

    [Test]
    public void Without_signatures_nothing_is_claimed()
    {
        var report = MeasureReport.Of([]);

        Assert.That((report.Studies, report.Both.Agreed.Value, report.Both.Kappa.Value, report.Durations.AcquiredToSigned.Median), Is.EqualTo((0, (double?)null, (double?)null, (double?)null)));
    }

    [Test]
    public void Whatever_is_signed_the_parts_make_the_whole([Range(1, 20)] int seed)
    {
        var reviews = Random(seed, 60);
        var shuffled = reviews.ToArray();
        new Random(seed).Shuffle(shuffled);

        var (report, again) = (MeasureReport.Of(reviews), MeasureReport.Of(shuffled));

        Assert.That(report.Studies + report.Corrections, Is.EqualTo(reviews.Count));
        Assert.That(report.Right.Total + report.Left.Total, Is.EqualTo(report.Both.Total));
        Assert.That(report.Both.Agreed.N + report.Both.Undecided, Is.EqualTo(report.Both.Total));
        Assert.That(report.Both.Stated.N + report.Both.Open.N, Is.EqualTo(report.Both.Agreed.N));
        Assert.That(report.Both.ByClass.Sum(share => share.N), Is.EqualTo(report.Both.Agreed.N));
        Assert.That(report.ByModels.Sum(group => group.Studies), Is.EqualTo(report.Studies));
        foreach (var share in report.Both.ByClass.Append(report.Stated).Append(report.Edits.Edited).Where(share => share.Value is not null))
            Assert.That(share.Value, Is.InRange(share.Low!.Value, share.High!.Value).And.InRange(0.0, 1.0));
        Assert.That(again.Both.Cells, Is.EqualTo(report.Both.Cells));
        Assert.That(again.Both.Agreed, Is.EqualTo(report.Both.Agreed));
    }
}
