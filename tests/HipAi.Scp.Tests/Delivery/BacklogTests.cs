using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>A RIS that was away for long gets all that it missed, in order, and the service needs no more memory for it.</summary>
[Category("D7")]
internal sealed class BacklogTests
{
    private const long Room = 32L * 1024 * 1024;

    [TestCase(200)]
    [TestCase(10_000, Category = "Long")]
    public async Task The_backlog_drains_in_order_and_memory_stays_flat(int reports)
    {
        using var rig = new ScpRig { DeliversAtOnce = false };
        var (peak, every) = (0L, reports / 20);
        await using var peer = MllpPeer.Listen((number, id) =>
        {
            if (number % every == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            return MllpAnswer.Accept(id);
        });
        var options = new DestinationOptions { Name = "RIS", Kind = DestinationKind.Hl7, Host = "127.0.0.1", Port = 1 };
        rig.AddDestination(options);
        await FillAsync(rig, reports);
        for (var i = 0; i < 20; i++)
        {
            await rig.DeliverAsync("RIS");
            rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That((await rig.OutboxQueries.DestinationsAsync(CancellationToken.None)).Single().Waiting, Is.EqualTo(reports));
        options.Port = peer.Port;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Assert.That(await rig.DeliverAsync("RIS"), Is.Null, "nothing is left");

        Assert.That(peer.Heard.Select(message => message.Split('\r')[3].Split('|')[5]), Is.EqualTo(Enumerable.Range(1, reports).Select(Study)));
        Assert.That(await rig.Database.ReadAsync(db => db.Studies.CountAsync(s => s.State == StudyState.Delivered), CancellationToken.None), Is.EqualTo(reports));
        Assert.That(peak - before, Is.LessThan(Room), $"before {before} bytes, at most {peak} while {reports} reports were sent");
        await TestContext.Out.WriteLineAsync($"{reports} reports: {before} bytes before, at most {peak} while they were sent.");
    }

    private static string Study(int number) => $"1.2.{number}";

    /// <summary>Reports that wait, as the pipeline leaves them.</summary>
    private static async Task FillAsync(ScpRig rig, int reports)
    {
        await rig.SettleAsync("9.9", "9.9.1");
        await rig.AdvanceAsync("9.9");
        var (study, package) = (
            await rig.Database.ReadAsync(db => db.Studies.SingleAsync(), CancellationToken.None), (await rig.Reader.ReadAsync("9.9", 1, CancellationToken.None))!.Record);
        await rig.Database.WriteAsync(WriteKey.None, db => db.Outbox.ExecuteDeleteAsync(), CancellationToken.None);
        await rig.Database.WriteAsync(WriteKey.None, db => db.Studies.ExecuteDeleteAsync(), CancellationToken.None);
        foreach (var numbers in Enumerable.Range(1, reports).Chunk(500))
            await rig.Database.WriteAsync(WriteKey.None, db => AddAsync(db, study, package, numbers), CancellationToken.None);
    }

    private static Task<bool> AddAsync(HipAiDbContext db, StudyRow like, HipAi.Reporting.Formats.ReportRecord record, int[] numbers)
    {
        foreach (var uid in numbers.Select(Study))
        {
            var report = record.Report with { StudyInstanceUid = uid };
            db.Studies.Add(new StudyRow
            {
                StudyInstanceUid = uid, State = StudyState.Composed, FirstReceivedAt = like.FirstReceivedAt, LastReceivedAt = like.LastReceivedAt, Revision = 1,
                AccessionNumber = like.AccessionNumber, PatientId = like.PatientId, FactsJson = like.FactsJson, PatientJson = like.PatientJson,
            });
            db.Snapshots.Add(new SnapshotRow { StudyInstanceUid = uid, Revision = 1, At = record.Snapshot.ClosedAt, Json = RecordJson.Write(record.Snapshot with { StudyInstanceUid = uid }) });
            db.Predictions.Add(new PredictionRow { StudyInstanceUid = uid, SnapshotRevision = 1, At = record.Prediction.JudgedAt, Json = RecordJson.Write(record.Prediction with { StudyInstanceUid = uid }) });
            db.Reports.Add(ReportRows.ToRow(report));
            OutboxRows.Add(db, [], report, ["RIS"], report.ComposedAt);
        }

        return Task.FromResult(true);
    }
}
