using HipAi.Scp.Configuration;
using HipAi.Scp.Review.Signing;
using HipAi.Scp.Security;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Review.Signing;

/// <summary>Two people at once, over both databases: one is first, the other is told.</summary>
[Category("F2"), Category("H6")]
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres)]
internal sealed class ReviewLedgerTests(RigDatabase database)
{
    private const string Study = "1.2.3";
    private ScpRig _rig = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _rig = new ScpRig(database);
        await _rig.SettleAsync(Study);
        await _rig.AdvanceAsync(Study);
    }

    [TearDown]
    public void Stop() => _rig.Dispose();

    [Test]
    public async Task Of_many_signatures_at_once_one_is_written_and_the_others_are_told_whose()
    {
        var (signing, seen) = (Desk(), await SeenAsync());
        var refusals = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => signing.SignAsync(Study, seen, null, [], Reviewer(i), CancellationToken.None))));

        Assert.That(refusals.Count(refusal => refusal is null), Is.EqualTo(1));
        Assert.That(refusals.OfType<ReviewRefusal>().Select(refusal => refusal.Kind), Is.All.EqualTo(RefusalKind.Moved));
        Assert.That(refusals.OfType<ReviewRefusal>().Select(refusal => refusal.Cause), Is.All.Contains("signed this report"));
        Assert.That((await _rig.Queries.ReportsAsync(Study, CancellationToken.None)).Select(version => version.Status), Is.EqualTo(new[] { ReportStatus.Preliminary, ReportStatus.Final }));
        Assert.That(await _rig.Database.ReadAsync(db => db.Reviews.CountAsync(), CancellationToken.None), Is.EqualTo(1));
        Assert.That(await _rig.Database.ReadAsync(db => db.Audit.CountAsync(a => a.Action == "ReportSigned"), CancellationToken.None), Is.EqualTo(1));
    }

    [Test, Category("D7")]
    public async Task A_signature_is_delivered()
    {
        Assert.That(await Desk().SignAsync(Study, await SeenAsync(), null, [], Reviewer(1), CancellationToken.None), Is.Null);
        await _rig.DeliverAsync();
        Assert.That(File.Exists(Path.Combine(_rig.Folder.Reports, Study, "report-v2.txt")), Is.True);
    }

    private async Task<ReviewSeen> SeenAsync() => (await new ReviewQueries(_rig.Database).FindAsync(Study, CancellationToken.None))!.Seen;

    private static Reviewer Reviewer(int number) => new(new Actor($"reader{number}", $"Reader^{number}", "", [Role.Radiologist]), null);

    private SigningDesk Desk()
    {
        var (delivery, queries) = (_rig.Delivery, new ReviewQueries(_rig.Database));
        var (ledger, blind) = (new ReviewLedger(_rig.Database, delivery, _rig.Time), new BlindFirst(_rig.Database, new ReviewOptions()));
        return new SigningDesk(
            new ReviewDesk(queries, ledger, blind, _rig.Time), ledger, new Drafting((_, _, _, _, _) => Task.FromResult<IReadOnlyList<ReportSection>?>(null)),
            delivery, _rig.Alarms, _rig.Time);
    }
}
