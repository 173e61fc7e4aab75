using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>The index of stored objects. Adding one and moving its study's closing time are one commit.</summary>
internal sealed class InstanceIndex(HipAiDatabase database, AssemblyOptions assembly)
{
    /// <summary>The stored object with this UID and these bytes; null when there is none.</summary>
    public Task<StoredInstance?> FindAsync(string sopInstanceUid, string sha256, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async db => await RowAsync(db, sopInstanceUid, sha256, cancellationToken) is { } row ? InstanceRows.ToInstance(row) : null,
            cancellationToken);

    /// <summary>Which of the hashes that begin with the given hexadecimal digits are indexed.</summary>
    public Task<HashSet<string>> HashesAsync(string prefix, CancellationToken cancellationToken)
    {
        // A range and not a prefix match: the range is read from the index. 'g' comes after every hexadecimal digit.
        var end = prefix + "g";
        return database.ReadAsync(
            async db => (await db.Instances
                .Where(i => i.Sha256.CompareTo(prefix) >= 0 && i.Sha256.CompareTo(end) < 0)
                .Select(i => i.Sha256)
                .ToListAsync(cancellationToken)).ToHashSet(),
            cancellationToken);
    }

    /// <summary>Indexes an object whose file is in its place. Doing it again changes nothing.</summary>
    public Task<StoreOutcome> AddAsync(StoredInstance instance, InstanceHeader header, CancellationToken cancellationToken) =>
        database.WriteAsync(db => AddAsync(db, instance, header, cancellationToken), cancellationToken);

    private async Task<StoreOutcome> AddAsync(HipAiDbContext db, StoredInstance instance, InstanceHeader header, CancellationToken cancellationToken)
    {
        if (await RowAsync(db, instance.SopInstanceUid, instance.Sha256, cancellationToken) is { } known)
            return StoreOutcome.Safe(StoreResult.Duplicate, InstanceRows.ToInstance(known));
        var earlier = await db.Instances.CountAsync(i => i.SopInstanceUid == instance.SopInstanceUid, cancellationToken);
        var row = InstanceRows.ToRow(instance, header.Description, version: earlier + 1);
        db.Instances.Add(row);
        var study = await StudyAsync(db, instance, header, cancellationToken);
        db.Events.Add(new EventRow
        {
            StudyInstanceUid = instance.StudyInstanceUid,
            At = instance.ReceivedAt,
            What = earlier == 0
                ? $"Image {instance.SopInstanceUid} received from {instance.CallingAeTitle}"
                : $"Image {instance.SopInstanceUid} received again from {instance.CallingAeTitle} with other bytes: both are kept (version {earlier + 1})",
        });
        var held = await PatientHold.CheckAsync(db, study, instance, header.Patient, cancellationToken);
        if (study.State != StudyState.Held) Reopen(db, study, instance, await HasNeededViewsAsync(db, row, cancellationToken));
        study.LastReceivedAt = instance.ReceivedAt;
        study.ImageCount++;
        return StoreOutcome.Safe(earlier == 0 ? StoreResult.Stored : StoreResult.ChangedDuplicate, instance) with { HeldBecause = held };
    }

    private static async Task<StudyRow> StudyAsync(HipAiDbContext db, StoredInstance instance, InstanceHeader header, CancellationToken cancellationToken)
    {
        var study = await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == instance.StudyInstanceUid, cancellationToken);
        if (study is not null) return study;
        study = new StudyRow
        {
            StudyInstanceUid = instance.StudyInstanceUid,
            State = StudyState.Receiving,
            FirstReceivedAt = instance.ReceivedAt,
            FactsJson = RecordJson.Write(header.Facts),
            PatientJson = RecordJson.Write(header.Patient),
        };
        db.Studies.Add(study);
        return study;
    }

    /// <summary>Moves the closing time forward; a study that was closed already goes back to receiving (requirement B4).</summary>
    private void Reopen(HipAiDbContext db, StudyRow study, StoredInstance instance, bool viewsComplete)
    {
        if (study.State != StudyState.Receiving)
        {
            db.Events.Add(new EventRow
            {
                StudyInstanceUid = study.StudyInstanceUid,
                At = instance.ReceivedAt,
                What = $"Late image: the study goes from {study.State} back to {StudyState.Receiving}",
            });
            study.State = StudyTransitions.Step(study.State, StudyState.Receiving);
            study.Reason = null;
            study.Attempts = 0;
            study.RetryAt = null;
            study.FailedAt = null;
            study.OpenedAt = null;
        }

        var closing = ClosingTime.After(study.OpenedAt, instance.ReceivedAt, viewsComplete, assembly);
        study.OpenedAt = closing.OpenedAt;
        study.ClosesAt = closing.ClosesAt;
        study.ClosesBecause = closing.Because;
    }

    /// <summary>Whether the study may start early with the object that is being added (requirement B2).</summary>
    private async Task<bool> HasNeededViewsAsync(HipAiDbContext db, InstanceRow added, CancellationToken cancellationToken)
    {
        if (!assembly.EarlyStart) return false;
        var rows = await db.Instances.AsNoTracking().Where(i => i.StudyInstanceUid == added.StudyInstanceUid).OrderBy(i => i.Id).ToListAsync(cancellationToken);
        try
        {
            return ViewCompleteness.HasNeededViews(SnapshotRules.Describe(rows.Append(added).Select(InstanceRows.ToIndexed).ToList()));
        }
        catch (InvalidDataException)
        {
            // An earlier row cannot be read: that is told when the study is closed, and must not refuse this object.
            return false;
        }
    }

    private static Task<InstanceRow?> RowAsync(HipAiDbContext db, string sopInstanceUid, string sha256, CancellationToken cancellationToken) =>
        db.Instances.SingleOrDefaultAsync(i => i.SopInstanceUid == sopInstanceUid && i.Sha256 == sha256, cancellationToken);
}
