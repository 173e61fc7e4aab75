using HipAi.Reporting.Formats;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Delivery;

/// <summary>Reads what the forms of one report version are made from: the records of the database, the header of one stored image.</summary>
internal sealed class ReportReader(HipAiDatabase database, InstanceFiles files, ResultFiles results, Installation installation)
{
    /// <summary>Reads a report that is due, and the version that it withdraws.</summary>
    /// <exception cref="InvalidDataException">A record cannot be read.</exception>
    public async Task<ReportPackage> ReadAsync(DueReport due, CancellationToken ct)
    {
        var package = await ReadAsync(due.StudyInstanceUid, due.Version, ct)
            ?? throw new InvalidDataException($"Report version {due.Version} is to be sent, and is not there.");
        return due.Withdraws is { } version ? package with { Withdraws = await ReadAsync(due.StudyInstanceUid, version, ct) } : package;
    }

    /// <summary>Reads one version; null when it is not known.</summary>
    /// <param name="uid">The study.</param>
    /// <param name="version">The report version.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="InvalidDataException">A record cannot be read.</exception>
    public async Task<ReportPackage?> ReadAsync(string uid, int version, CancellationToken ct)
    {
        if (await database.ReadAsync(db => RowsAsync(db, uid, version, ct), ct) is not var (report, snapshot, prediction)) return null;
        var record = new ReportRecord(report, snapshot, prediction, StudyHeader.Read(snapshot, files), await installation.SenderAsync(ct));
        return new ReportPackage(record, id => results.ReadHeatmap(uid, report.SnapshotRevision, id));
    }

    private static async Task<(PreliminaryReport Report, StudySnapshot Snapshot, StudyPrediction Prediction)?> RowsAsync(
        HipAiDbContext db, string uid, int version, CancellationToken ct)
    {
        if (await db.Reports.SingleOrDefaultAsync(r => r.StudyInstanceUid == uid && r.Version == version, ct) is not { } report) return null;
        var snapshot = await db.Snapshots.SingleOrDefaultAsync(r => r.StudyInstanceUid == uid && r.Revision == report.SnapshotRevision, ct);
        var prediction = await db.Predictions.SingleOrDefaultAsync(r => r.StudyInstanceUid == uid && r.SnapshotRevision == report.SnapshotRevision, ct);
        if (snapshot is null || prediction is null) throw new InvalidDataException($"Snapshot or prediction {report.SnapshotRevision} of a report is not there.");
        return (RecordJson.Read<PreliminaryReport>(report.Json), RecordJson.Read<StudySnapshot>(snapshot.Json), RecordJson.Read<StudyPrediction>(prediction.Json));
    }
}
