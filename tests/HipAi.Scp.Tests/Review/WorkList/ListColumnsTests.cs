using HipAi.Scp.Review.WorkList;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Listing;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Review.WorkList;

/// <summary>What the list shows of a study is written with what causes it, from the first image to a draft after the signature.</summary>
[Category("F1")]
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
internal sealed class ListColumnsTests(RigDatabase database)
{
    private const string Study = "1.2.3";
    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ScpRig(database);

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task From_the_first_image_to_the_signature_and_a_late_image_after_it_each_step_shows_in_the_list()
    {
        await _rig.SendAsync(Study, "1");
        Assert.That(await RowAsync(), Is.EqualTo((Attention.InProgress, ListedReport.None, 0)));
        await WorkAsync();
        Assert.That(await RowAsync(), Is.EqualTo((Attention.Drafted, ListedReport.Draft, 1)));
        var edited = await _rig.Ledger.RecordEditAsync(Study, 1, [new ReportSection("FINDINGS", "Mine.")], _rig.Time.GetUtcNow(), CancellationToken.None);
        Assert.That(await RowAsync(), Is.EqualTo((Attention.Drafted, ListedReport.Edited, 1)));
        await SignAsync(edited!.Version);
        Assert.That(await RowAsync(), Is.EqualTo((Attention.Signed, ListedReport.Signed, 1)));

        await _rig.SendAsync(Study, "2", "other pixels");
        Assert.That(await RowAsync(), Is.EqualTo((Attention.InProgress, ListedReport.Signed, 1)), "a late image opens it again");
        await WorkAsync();
        Assert.That((await RowAsync()).Attention, Is.EqualTo(Attention.Drafted), "nobody has seen the draft that is offered");
        Assert.That((await ListAsync()).Rows.Single().HasOffer, Is.True);
        await SignAsync(3);
        Assert.That(await RowAsync(), Is.EqualTo((Attention.Signed, ListedReport.Corrected, 1)));
    }

    [Test]
    public async Task A_signature_brings_the_signed_classes_into_the_list()
    {
        await _rig.SendAsync(Study, "1");
        await WorkAsync();
        await _rig.Database.WriteAsync(
            WriteKey.Study(Study),
            db =>
            {
                var review = new SignedReview(
                    Study, 2, "rae", _rig.Time.GetUtcNow(), null, _rig.Time.GetUtcNow(), _rig.Time.GetUtcNow(), false, 0, 10,
                    [new SignedHip(HipSide.Right, HardwareClass.TotalHipArthroplasty, FindingStatus.Certain, .9, HipVerdict.Changed, HardwareClass.Hemiarthroplasty, [])],
                    ["fake 1"], "", "");
                db.Reviews.Add(new ReviewRow { StudyInstanceUid = Study, Version = 2, SignedAt = review.SignedAt, SignedBy = "rae", Json = RecordJson.Write(review) });
                return Task.FromResult(true);
            },
            CancellationToken.None);

        var hip = (await ListAsync()).Rows.Single().Hip(HipSide.Right)!;

        Assert.That((hip.Class, hip.Verdict, hip.Signed), Is.EqualTo((HardwareClass.TotalHipArthroplasty, HipVerdict.Changed, HardwareClass.Hemiarthroplasty)));
    }

    private async Task<(Attention Attention, ListedReport Report, int Hips)> RowAsync()
    {
        var row = (await ListAsync()).Rows.Single();
        return (row.Attention, row.Report, row.Listing.Hips.Count);
    }

    /// <summary>All there is, signed or not.</summary>
    private Task<WorkListPage> ListAsync() => new WorkListQueries(_rig.Database, _rig.Time).PageAsync(new WorkListFilter(Search: Study), CancellationToken.None);

    private Task SignAsync(int version) => _rig.Ledger.RecordSignatureAsync(
        Study, version, new ReportSignature("Example^Rae", "R1", "", _rig.Time.GetUtcNow()), CancellationToken.None);

    private async Task WorkAsync()
    {
        _rig.Time.Advance(_rig.Assembly.QuietPeriod);
        await _rig.Pipeline.AssembleAsync(CancellationToken.None);
        await _rig.AdvanceAsync(Study);
    }
}
