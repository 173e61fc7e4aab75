using HipAi.Scp.Storage.Database;
using HipAi.Testing;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Storage;

/// <summary>Writes that wait together share one flush of the database, and nothing else (requirement A7).</summary>
[Category("A7")]
[CancelAfter(60_000)]
internal sealed class GroupCommitTests
{
    private TempFolder _folder = null!;
    private HipAiDatabase _database = null!;

    [SetUp]
    public async Task Make()
    {
        _folder = new TempFolder();
        _database = new HipAiDatabase(new SqliteEngine(_folder.File("hipai.db")));
        await _database.PrepareAsync(CancellationToken.None);
    }

    [TearDown]
    public void Remove()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Writes_that_wait_behind_one_another_are_all_kept_in_fewer_commits()
    {
        var gate = new TaskCompletionSource();
        var first = _database.WriteAsync(WriteKey.None, async db => { await gate.Task; return Add(db, "first"); }, CancellationToken.None);
        var waiting = Enumerable.Range(0, 200).Select(i => _database.WriteAsync(WriteKey.None, db => Task.FromResult(Add(db, $"{i}")), CancellationToken.None)).ToList();
        var before = await LogFrames();
        gate.SetResult();
        await Task.WhenAll([first, .. waiting]);

        Assert.That(await Kept(), Is.EquivalentTo(Enumerable.Range(0, 200).Select(i => $"{i}").Append("first")));
        Assert.That(await LogFrames() - before, Is.LessThan(100), "pages written to the log: 201 commits would have written more");
    }

    [Test]
    public async Task A_write_that_fails_is_undone_alone()
    {
        var gate = new TaskCompletionSource();
        var first = _database.WriteAsync(WriteKey.None, async db => { await gate.Task; return Add(db, "first"); }, CancellationToken.None);
        var fails = _database.WriteAsync<int>(WriteKey.None, db => { Add(db, "undone"); throw new InvalidOperationException("on purpose"); }, CancellationToken.None);
        var breaks = _database.WriteAsync(WriteKey.None, db => { Add(db, "undone too"); return Task.FromResult(Add(db, null!)); }, CancellationToken.None);
        var last = _database.WriteAsync(WriteKey.None, db => Task.FromResult(Add(db, "last")), CancellationToken.None);
        gate.SetResult();
        await Task.WhenAll(first, last);

        Assert.That(async () => await fails, Throws.InvalidOperationException.With.Message.EqualTo("on purpose"));
        Assert.That(async () => await breaks, Throws.TypeOf<DbUpdateException>());
        Assert.That(await Kept(), Is.EquivalentTo(new[] { "first", "last" }));
    }

    [Test]
    public async Task A_write_that_is_given_up_while_it_waits_is_never_run()
    {
        var gate = new TaskCompletionSource();
        using var giveUp = new CancellationTokenSource();
        var first = _database.WriteAsync(WriteKey.None, async db => { await gate.Task; return Add(db, "first"); }, CancellationToken.None);
        var given = _database.WriteAsync(WriteKey.None, db => Task.FromResult(Add(db, "given up")), giveUp.Token);
        await giveUp.CancelAsync();
        Assert.That(async () => await given, Throws.InstanceOf<OperationCanceledException>());
        gate.SetResult();
        await first;
        await _database.WriteAsync(WriteKey.None, db => Task.FromResult(Add(db, "last")), CancellationToken.None);

        Assert.That(await Kept(), Is.EquivalentTo(new[] { "first", "last" }));
    }

    [Test]
    public async Task A_commit_that_fails_is_told_to_all_who_shared_it()
    {
        var gate = new TaskCompletionSource();
        var first = _database.WriteAsync(WriteKey.None, async db => { await gate.Task; return Add(db, "first"); }, CancellationToken.None);
        var ends = _database.WriteAsync(WriteKey.None, async db => { await db.Database.ExecuteSqlRawAsync("ROLLBACK"); return 0; }, CancellationToken.None);
        var shared = _database.WriteAsync(WriteKey.None, db => Task.FromResult(Add(db, "shared")), CancellationToken.None);
        gate.SetResult();
        await first;

        Assert.That(async () => await ends, Throws.Exception);
        Assert.That(async () => await shared, Throws.Exception, "it was not kept, so it must not be told that it was");
        Assert.That(await Kept(), Is.EqualTo(new[] { "first" }));
        await _database.WriteAsync(WriteKey.None, db => Task.FromResult(Add(db, "afterwards")), CancellationToken.None);
        Assert.That(await Kept(), Does.Contain("afterwards"));
    }

    private static int Add(HipAiDbContext db, string what)
    {
        db.Events.Add(new EventRow { StudyInstanceUid = "1.2.3", At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), What = what });
        return 1;
    }

    private Task<List<string>> Kept() => _database.ReadAsync(db => db.Events.Select(e => e.What).ToListAsync(), CancellationToken.None);

    /// <summary>How many pages the write-ahead log holds: every commit adds those that it changed.</summary>
    private Task<long> LogFrames() => Task.FromResult(new FileInfo(_folder.File("hipai.db-wal")).Length / 4096);
}
