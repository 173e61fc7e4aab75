using HipAi.Scp.Review.Live;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Review.Live;

/// <summary>No change is missed and none is told twice, also when commits overtake each other on a shared database.</summary>
[Category("F1")]
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
internal sealed class StudyChangesTests(RigDatabase database)
{
    private ScpRig _rig = null!;
    private StudyChanges _changes = null!;

    [SetUp]
    public async Task SetUp()
    {
        _rig = new ScpRig(database);
        _changes = new StudyChanges(_rig.Database);
        await _changes.BeginAsync(CancellationToken.None);
    }

    [TearDown]
    public void TearDown()
    {
        _changes.Dispose();
        _rig.Dispose();
    }

    [Test]
    public async Task Each_change_is_told_once()
    {
        await _rig.SendAsync("1.2.3", "1");
        Assert.That(await NextAsync(), Is.EqualTo(new[] { "1.2.3" }));
        Assert.That(await NextAsync(), Is.Empty);
        for (var i = 0; i < (StudyChanges.Back * 2) + 7; i++) await LiveTests.AddAsync(_rig.Database, "1.2.4");
        Assert.That(await NextAsync(), Is.EqualTo(new[] { "1.2.4" }));
        Assert.That(await NextAsync(), Is.Empty);
    }

    [Test]
    public async Task An_entry_with_a_smaller_number_that_is_committed_later_is_told_of_too()
    {
        await LiveTests.AddAsync(_rig.Database, "1.2.1", "1.2.2", "1.2.3");
        Assert.That(await NextAsync(), Has.Count.EqualTo(3));
        var late = await _rig.Database.ReadAsync(db => db.Events.Where(e => e.StudyInstanceUid == "1.2.2").Select(e => e.Id).SingleAsync(), CancellationToken.None);
        await _rig.Database.WriteAsync(WriteKey.None, db => db.Events.Where(e => e.Id == late).ExecuteDeleteAsync(), CancellationToken.None);
        Assert.That(await NextAsync(), Is.Empty);

        await _rig.Database.WriteAsync(
            WriteKey.None,
            db =>
            {
                db.Events.Add(new EventRow { Id = late, StudyInstanceUid = "1.2.9", At = _rig.Time.GetUtcNow(), What = "late" });
                return Task.FromResult(true);
            },
            CancellationToken.None);

        Assert.That(await NextAsync(), Is.EqualTo(new[] { "1.2.9" }));
    }

    private Task<IReadOnlyList<string>> NextAsync() => _changes.NextAsync(CancellationToken.None);
}
