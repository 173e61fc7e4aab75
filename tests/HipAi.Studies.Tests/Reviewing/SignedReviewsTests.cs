namespace HipAi.Studies.Tests.Reviewing;

/// <summary>The row that measures are made from.</summary>
[Category("G1")]
public sealed class SignedReviewsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private static readonly StudySnapshot Snapshot = new(
        "1.2.3", 1, ClosedBecause.QuietPeriod, Start, new StudyFacts("", "", "", "", "", "", "20261121", "072512.5", "", "Hospital", "Maker"), []);

    private static readonly StudyPrediction Prediction = Hips.Prediction(
        Hips.Open(HipSide.Left, HardwareClass.Hemiarthroplasty), Hips.Certain(HipSide.Right, HardwareClass.TotalHipArthroplasty));

    private static readonly PreliminaryReport Draft = new(
        "1.2.3", 1, 1, ReportStatus.Preliminary, "t", "00", "x", [new ReportSection("FINDINGS", "abc", SectionCode.Findings)], Start.AddMinutes(2));

    [Test]
    public void It_tells_what_was_found_decided_and_signed_of_each_hip_and_how_much_was_edited()
    {
        var review = Of([new HipDecision(HipSide.Left, HipVerdict.Changed, HardwareClass.TotalHipArthroplasty, "")], "abcd", [new FirstReading(HipSide.Left, null)]);
        Assert.That(review.Hips.Select(hip => (hip.Side, hip.Found, hip.Verdict, hip.Signed)), Is.EqualTo(new[]
        {
            (HipSide.Right, HardwareClass.TotalHipArthroplasty, HipVerdict.None, (HardwareClass?)HardwareClass.TotalHipArthroplasty),
            (HipSide.Left, HardwareClass.Hemiarthroplasty, HipVerdict.Changed, (HardwareClass?)HardwareClass.TotalHipArthroplasty),
        }.Select(hip => (hip.Item1, (HardwareClass?)hip.Item2, hip.Item3, hip.Item4))));
        Assert.That(review.Hips[1].FirstReading, Is.EqualTo(new FirstReading(HipSide.Left, null)));
        Assert.That((review.EditDistance, review.TextLength, review.IsCorrection), Is.EqualTo((1, "FINDINGS\nabc".Length, false)));
        Assert.That((review.InstitutionName, review.Manufacturer, review.Models.Single(), review.SignedBy), Is.EqualTo(("Hospital", "Maker", "hardware-a 1.0.0", "rae")));
        Assert.That((review.PreliminaryAt, review.ReceivedAt, review.AcquiredAt), Is.EqualTo((Start.AddMinutes(2), Start.AddMinutes(1), (DateTimeOffset?)new DateTimeOffset(2026, 11, 21, 7, 25, 12, TimeSpan.Zero))));
    }

    [Test]
    public void An_open_hip_that_was_not_decided_on_has_no_signed_class() => Assert.That(Of([], "abc", []).Hips[1].Signed, Is.Null);

    [TestCase("20261121", "0725", "2026-11-21T07:25:00Z")]
    [TestCase("20261121", "", null)]
    [TestCase("", "0725", null)]
    [TestCase("2026-11-21", "0725", null)]
    [TestCase("20261121", "9925", null)]
    public void The_time_of_acquisition_is_told_where_the_header_tells_it(string date, string time, string? expected) =>
        Assert.That(
            SignedReviews.AcquiredAt(Snapshot.Facts with { StudyDate = date, StudyTime = time }, TimeZoneInfo.Utc),
            Is.EqualTo(expected is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));

    private static SignedReview Of(HipDecision[] decisions, string text, FirstReading[] first)
    {
        var edited = Draft with { Sections = [new ReportSection("FINDINGS", text, SectionCode.Findings)], Decisions = decisions };
        var signed = ReportVersions.Signed([Draft], edited, new ReportSignature("Example^Rae", "R1", "Hospital", Start.AddHours(1)));
        return SignedReviews.Of(signed, "rae", [Draft], Snapshot, Prediction, first, Start.AddMinutes(1), TimeZoneInfo.Utc);
    }
}
