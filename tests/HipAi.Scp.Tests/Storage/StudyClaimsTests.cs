using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Storage;

/// <summary>A closed study is worked on by one node at a time, and whatever a node does too late is void (requirement H6).</summary>
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres)]
[Category("H6")]
internal sealed class StudyClaimsTests(RigDatabase database)
{
    private const string Study = "1.2.3";

    private ScpRig _rig = null!;
    private ScpRig _other = null!;

    [SetUp]
    public async Task SetUp()
    {
        _rig = new ScpRig(database);
        _other = _rig.Beside("other");
        await _rig.SettleAsync(Study);
    }

    [TearDown]
    public void TearDown()
    {
        _other.Dispose();
        _rig.Dispose();
    }

    [Test]
    public async Task A_study_that_one_node_has_claimed_is_not_given_to_another()
    {
        Assert.That(await ClaimAsync(_rig), Is.EqualTo(new StudyLease(Study, 1)));
        Assert.That(await ClaimAsync(_other), Is.Null);
        Assert.That(await ClaimAsync(_rig), Is.Null, "nor twice to the same");
        Assert.That(await _rig.Claims.WaitingAsync(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task A_study_that_is_given_back_is_anybodys()
    {
        var lease = (await ClaimAsync(_rig))!;
        Assert.That(await _rig.Claims.ReleaseAsync(lease, CancellationToken.None));
        Assert.That(await ClaimAsync(_other), Is.EqualTo(new StudyLease(Study, 2)));
    }

    [Test]
    public async Task A_claim_that_is_renewed_lasts()
    {
        var lease = (await ClaimAsync(_rig))!;
        for (var i = 0; i < 5; i++)
        {
            _rig.Time.Advance(_rig.PipelineOptions.Lease * 0.9);
            Assert.That(await ClaimAsync(_other), Is.Null);
            Assert.That(await _rig.Claims.RenewAsync(lease, CancellationToken.None));
        }
    }

    [Test]
    public async Task What_a_node_records_after_its_claim_has_run_out_is_void_and_the_study_is_reported_once()
    {
        var late = (await ClaimAsync(_rig))!;
        _rig.Fakes.BeforeJudge = _ =>
        {
            // The node hangs here for longer than its claim, and another takes the study up and ends it.
            _rig.Time.Advance(_rig.PipelineOptions.Lease);
            Assert.That(_other.AdvanceAsync(Study).GetAwaiter().GetResult());
        };
        await _rig.Pipeline.AdvanceAsync(late, CancellationToken.None);

        Assert.That((_rig.Fakes.Judged, _other.Fakes.Judged), Is.EqualTo((1, 1)), "both worked");
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That(await _rig.Queries.ReportsAsync(Study, CancellationToken.None), Has.Count.EqualTo(1));
        Assert.That(await _rig.Database.ReadAsync(db => db.Deliveries.CountAsync(), CancellationToken.None), Is.EqualTo(1));
        Assert.That(await _rig.Claims.RenewAsync(late, CancellationToken.None), Is.False);
        Assert.That(await _rig.Claims.ReleaseAsync(late, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task Even_the_same_stage_of_the_same_revision_is_fenced()
    {
        var late = (await ClaimAsync(_rig))!;
        _rig.Time.Advance(_rig.PipelineOptions.Lease);
        var newer = (await ClaimAsync(_other))!;
        await _rig.Pipeline.AdvanceAsync(late, CancellationToken.None);

        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Settled), "the late node found that it is not its any more");
        Assert.That(await _other.Claims.RenewAsync(newer, CancellationToken.None));
    }

    [Test]
    public async Task A_failure_is_written_down_by_the_node_that_holds_the_study_and_by_no_other()
    {
        var late = (await ClaimAsync(_rig))!;
        _rig.Fakes.BeforeJudge = _ =>
        {
            _rig.Time.Advance(_rig.PipelineOptions.Lease);
            Assert.That(ClaimAsync(_other).GetAwaiter().GetResult(), Is.Not.Null);
            throw new InvalidOperationException("too late");
        };
        await _rig.Pipeline.AdvanceAsync(late, CancellationToken.None);

        Assert.That((await _rig.FindAsync(Study)).Summary.Reason, Is.Null);
    }

    [Test]
    public async Task A_node_that_starts_again_takes_up_its_own_studies_at_once_and_leaves_those_of_others()
    {
        await _rig.SettleAsync("4.5.6", "4.5.6.1");
        Assert.That((await ClaimAsync(_rig))!.StudyInstanceUid, Is.EqualTo(Study));
        Assert.That((await ClaimAsync(_other))!.StudyInstanceUid, Is.EqualTo("4.5.6"));
        using var restarted = _rig.Restart();

        Assert.That(await restarted.Claims.ReleaseOwnAsync(CancellationToken.None), Is.EqualTo(1));
        Assert.That(await ClaimAsync(restarted), Is.EqualTo(new StudyLease(Study, 2)));
        Assert.That(await ClaimAsync(restarted), Is.Null);
    }

    [Test]
    public async Task The_next_time_to_look_is_when_a_claim_runs_out_or_a_wait_ends()
    {
        var begun = _rig.Time.GetUtcNow();
        await ClaimAsync(_rig);
        Assert.That(await _other.Claims.NextAsync(CancellationToken.None), Is.EqualTo(begun + _rig.PipelineOptions.Lease));
        _rig.Fakes.BeforeJudge = _ => throw new InvalidOperationException("not now");
        await _rig.Claims.ReleaseOwnAsync(CancellationToken.None);
        await _rig.AdvanceAsync(Study);
        Assert.That(await _other.Claims.NextAsync(CancellationToken.None), Is.EqualTo(begun + _rig.PipelineOptions.RetryDelay));
    }

    [TestCase(1), TestCase(24), TestCase(24 * 365)]
    public async Task A_clock_that_was_set_back_keeps_no_claim_and_no_wait_for_long(int hours)
    {
        await _rig.SettleAsync("4.5.6", "4.5.6.1");
        await ClaimAsync(_rig);
        _rig.Fakes.BeforeJudge = _ => throw new InvalidOperationException("not now");
        await _rig.AdvanceAsync("4.5.6");
        _rig.Time.Set(TimeSpan.FromHours(-hours));

        var claimed = new[] { await ClaimAsync(_other), await ClaimAsync(_other) };
        Assert.That(claimed.Select(lease => lease?.StudyInstanceUid), Is.EquivalentTo(new[] { Study, "4.5.6" }));
    }

    [Test]
    public async Task Many_nodes_that_ask_at_the_same_time_get_each_study_once()
    {
        for (var i = 0; i < 40; i++) await _rig.SettleAsync($"9.{i}", $"9.{i}.1");
        var nodes = Enumerable.Range(0, 4).Select(i => _rig.Beside($"node{i}")).ToList();
        try
        {
            var claimed = await Task.WhenAll(nodes.Select(node => Task.Run(() => ClaimAllAsync(node))));
            Assert.That(claimed.SelectMany(uids => uids), Is.Unique.And.Exactly(41).Items);
        }
        finally
        {
            nodes.ForEach(node => node.Dispose());
        }
    }

    private static async Task<List<string>> ClaimAllAsync(ScpRig node)
    {
        var uids = new List<string>();
        while (await ClaimAsync(node) is { } lease) uids.Add(lease.StudyInstanceUid);
        return uids;
    }

    private static Task<StudyLease?> ClaimAsync(ScpRig node) => node.Claims.ClaimAsync(CancellationToken.None);
}
