using HipAi.Scp.Configuration;
using HipAi.Scp.Storage.Retention;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Storage;

/// <summary>What of a study goes, case by case (requirement H7).</summary>
[Category("H7")]
internal sealed class RetentionRulesTests
{
    private static readonly DateTimeOffset Received = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly KeptStudy Delivered = new(
        StudyState.Delivered, Received, Received, null, IsUndelivered: false, Revision: 1, PicturesRemovedRevision: 0, DeliveredVersion: 1,
        ReportFilesRemovedVersion: 0, [new KeptImage(1, 10, false, false), new KeptImage(2, 10, false, false)]);

    private static RetentionOptions AllOneDay => new() { Images = Day, Pictures = Day, Reports = Day, Records = Day };

    [Test]
    public void Without_settings_everything_stays_for_ever() =>
        Assert.That(Decide(Delivered, new RetentionOptions(), days: 36_500), Is.EqualTo((0, false, false, false)));

    [Test]
    public void When_its_time_is_over_all_goes() => Assert.That(Decide(Delivered, AllOneDay, days: 1), Is.EqualTo((2, true, true, true)));

    [Test]
    public void A_moment_before_nothing_goes() => Assert.That(Decide(Delivered, AllOneDay, days: .9999), Is.EqualTo((0, false, false, false)));

    [TestCase(StudyState.Receiving)]
    [TestCase(StudyState.Settled)]
    [TestCase(StudyState.Inferred)]
    [TestCase(StudyState.Composed)]
    [TestCase(StudyState.Held)]
    [TestCase(StudyState.Quarantined)]
    public void Of_a_study_that_waits_nothing_goes(StudyState state) =>
        Assert.That(Decide(Delivered with { State = state }, AllOneDay, days: 1000), Is.EqualTo((0, false, false, false)));

    [Test]
    public void A_reviewed_study_is_counted_from_its_review()
    {
        var reviewed = Delivered with { State = StudyState.Reviewed, LastReviewedAt = Received.AddDays(5) };

        Assert.That(Decide(reviewed, AllOneDay, days: 5.9), Is.EqualTo((0, false, false, false)));
        Assert.That(Decide(reviewed, AllOneDay, days: 6), Is.EqualTo((2, true, true, true)));
    }

    [Test]
    public void A_late_delivery_counts() =>
        Assert.That(Decide(Delivered with { LastDeliveredAt = Received.AddDays(5) }, AllOneDay, days: 5), Is.EqualTo((0, false, false, false)));

    [Test]
    public void Undelivered_is_never_removed() =>
        Assert.That(Decide(Delivered with { IsUndelivered = true }, AllOneDay, days: 1000), Is.EqualTo((0, false, false, false)));

    [TestCase(false, 1), TestCase(true, 2)]
    public void A_committed_image_goes_only_where_that_is_set(bool set, int gone)
    {
        var study = Delivered with { Images = [new KeptImage(1, 10, false, IsCommitted: true), new KeptImage(2, 10, false, false)] };

        Assert.That(Decide(study, new RetentionOptions { Images = Day, RemoveCommitted = set }, days: 2).Images, Is.EqualTo(gone));
    }

    [Test]
    public void A_record_stays_while_an_image_stays()
    {
        var committed = Delivered with { Images = [new KeptImage(1, 10, false, IsCommitted: true)] };

        Assert.That(Decide(committed, AllOneDay, days: 2), Is.EqualTo((0, true, true, false)));
    }

    [Test]
    public void Each_kind_has_its_own_time()
    {
        var spans = new RetentionOptions { Images = Day, Pictures = 2 * Day, Reports = 3 * Day, Records = 4 * Day };

        Assert.That(Decide(Delivered, spans, days: 1), Is.EqualTo((2, false, false, false)));
        Assert.That(Decide(Delivered, spans, days: 2), Is.EqualTo((2, true, false, false)));
        Assert.That(Decide(Delivered, spans, days: 3), Is.EqualTo((2, true, true, false)));
        Assert.That(Decide(Delivered, spans, days: 4), Is.EqualTo((2, true, true, true)));
    }

    [Test]
    public void What_went_does_not_go_again()
    {
        var gone = Delivered with { PicturesRemovedRevision = 1, ReportFilesRemovedVersion = 1, Images = [new KeptImage(1, 10, true, false)] };

        Assert.That(Decide(gone, AllOneDay, days: 2), Is.EqualTo((0, false, false, true)));
    }

    [Test]
    public void A_folder_of_others_is_never_touched_and_keeps_no_record() =>
        Assert.That(Decide(Delivered, AllOneDay, days: 2, ownReports: false), Is.EqualTo((2, true, false, true)));

    private static (int Images, bool Pictures, bool Reports, bool Record) Decide(KeptStudy study, RetentionOptions spans, double days, bool ownReports = true)
    {
        var decision = RetentionRules.Decide(study, spans, ownReports, Received.AddDays(days));
        return (decision.Images.Count, decision.Pictures, decision.Reports, decision.Record);
    }
}
