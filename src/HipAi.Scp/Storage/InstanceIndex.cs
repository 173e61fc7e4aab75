using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using HipAi.Studies.Rules;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>The index of stored objects. Adding one and moving its study's closing time are one commit.</summary>
/// <param name="database">Where.</param>
/// <param name="assembly">When studies are closed.</param>
/// <param name="zone">The zone that modalities tell the time in.</param>
internal sealed class InstanceIndex(HipAiDatabase database, AssemblyOptions assembly, TimeZoneInfo zone)
{
    /// <summary>The stored object with this UID and these bytes; null when there is none. It may have been removed since.</summary>
    public Task<IndexedInstance?> FindAsync(string sopInstanceUid, string sha256, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async db => await RowAsync(db, sopInstanceUid, sha256, cancellationToken) is { } row ? InstanceRows.ToIndexed(row) : null,
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

    /// <summary>Of the hashes that begin with the given hexadecimal digits: those that retention removed, each with its study.</summary>
    public Task<Dictionary<string, string>> RemovedAsync(string prefix, CancellationToken cancellationToken)
    {
        var end = prefix + "g";
        return database.ReadAsync(
            async db => (await db.Instances
                .Where(i => i.RemovedAt != null && i.Sha256.CompareTo(prefix) >= 0 && i.Sha256.CompareTo(end) < 0)
                .Select(i => new { i.Sha256, i.StudyInstanceUid })
                .ToListAsync(cancellationToken)).DistinctBy(i => i.Sha256).ToDictionary(i => i.Sha256, i => i.StudyInstanceUid),
            cancellationToken);
    }

    /// <summary>Indexes an object. Doing it again changes nothing, except that what retention removed is here again.</summary>
    /// <param name="instance">The object.</param>
    /// <param name="header">What was read of its header.</param>
    /// <param name="quietPeriod">Quiet period of its source; zero for that of the assembly.</param>
    /// <param name="place">
    /// Puts its file into its place, or makes sure that it is there. Called inside the write of a row that is new or was removed: nobody
    /// deletes a file of this study at that moment.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<StoreOutcome> AddAsync(
        StoredInstance instance, InstanceHeader header, TimeSpan quietPeriod, Action place, CancellationToken cancellationToken)
    {
        var (outcome, waiting) = await database.WriteAsync(
            WriteKey.Study(instance.StudyInstanceUid),
            async db =>
            {
                var added = await AddAsync(db, instance, header, quietPeriod, place, cancellationToken);
                return (added, added.Result == StoreResult.Stored ? await StudySteps.WaitingForAsync(db, instance.SopInstanceUid, cancellationToken) : []);
            },
            cancellationToken);
        foreach (var uid in waiting.Where(uid => uid != instance.StudyInstanceUid)) await CloseOtherAsync(uid, instance.ReceivedAt);
        return outcome;
    }

    private async Task<StoreOutcome> AddAsync(
        HipAiDbContext db, StoredInstance instance, InstanceHeader header, TimeSpan quietPeriod, Action place, CancellationToken cancellationToken)
    {
        var known = await RowAsync(db, instance.SopInstanceUid, instance.Sha256, cancellationToken);
        if (known is { RemovedAt: null }) return StoreOutcome.Safe(StoreResult.Duplicate, InstanceRows.ToInstance(known));
        place();
        return known is null
            ? await AddNewAsync(db, instance, header, quietPeriod, cancellationToken)
            : await ComeBackAsync(db, known, instance, header, quietPeriod, cancellationToken);
    }

    /// <summary>The study runs again, as with a late image, and has what retention left of it.</summary>
    private async Task<StoreOutcome> ComeBackAsync(
        HipAiDbContext db, InstanceRow row, StoredInstance instance, InstanceHeader header, TimeSpan quietPeriod, CancellationToken cancellationToken)
    {
        InstanceRows.ComeBack(row, instance);
        await db.SaveChangesAsync(cancellationToken);
        var study = await StudyAsync(db, instance, header, cancellationToken);
        db.Events.Add(new EventRow
        {
            StudyInstanceUid = instance.StudyInstanceUid,
            At = instance.ReceivedAt,
            What = $"Image {instance.SopInstanceUid} received again from {instance.CallingAeTitle} after its removal: it is here again (version {row.Version})",
        });
        study.LastReceivedAt = instance.ReceivedAt;
        var dropped = await ReceiveAsync(db, study, study.State, row, quietPeriod, cancellationToken);
        return StoreOutcome.Safe(StoreResult.Stored, InstanceRows.ToInstance(row)) with { DroppedBecause = dropped };
    }

    private async Task<StoreOutcome> AddNewAsync(
        HipAiDbContext db, StoredInstance instance, InstanceHeader header, TimeSpan quietPeriod, CancellationToken cancellationToken)
    {
        var earlier = await db.Instances.CountAsync(i => i.SopInstanceUid == instance.SopInstanceUid, cancellationToken);
        var row = InstanceRows.ToRow(instance, header.Description, version: earlier + 1);
        db.Instances.Add(row);
        var study = await StudyAsync(db, instance, header, cancellationToken);
        StudyState? before = db.Entry(study).State == EntityState.Added ? null : study.State;
        db.Events.Add(new EventRow
        {
            StudyInstanceUid = instance.StudyInstanceUid,
            At = instance.ReceivedAt,
            What = earlier == 0
                ? $"Image {instance.SopInstanceUid} received from {instance.CallingAeTitle}"
                : $"Image {instance.SopInstanceUid} received again from {instance.CallingAeTitle} with other bytes: both are kept (version {earlier + 1})",
        });
        var held = await PatientHold.CheckAsync(db, study, instance, header.Patient, cancellationToken);
        study.LastReceivedAt = instance.ReceivedAt;
        study.ImageCount++;
        var dropped = await ReceiveAsync(db, study, before, row, quietPeriod, cancellationToken);
        return StoreOutcome.Safe(earlier == 0 ? StoreResult.Stored : StoreResult.ChangedDuplicate, instance) with { HeldBecause = held, DroppedBecause = dropped };
    }

    private async Task<StudyRow> StudyAsync(HipAiDbContext db, StoredInstance instance, InstanceHeader header, CancellationToken cancellationToken)
    {
        var study = await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == instance.StudyInstanceUid, cancellationToken);
        if (study is not null) return study;
        study = new StudyRow
        {
            StudyInstanceUid = instance.StudyInstanceUid,
            State = StudyState.Receiving,
            FirstReceivedAt = instance.ReceivedAt,
            AccessionNumber = header.Facts.AccessionNumber,
            PatientId = header.Facts.PatientId,
            FactsJson = RecordJson.Write(header.Facts),
            PatientJson = RecordJson.Write(header.Patient),
            AcquiredAt = AcquisitionTime.Of(header.Facts, zone, instance.ReceivedAt),
        };
        db.Studies.Add(study);
        return study;
    }

    /// <summary>
    /// Moves the closing time forward; a study that was closed already goes back to receiving (requirement B4). What performed procedure
    /// steps say of the image comes first (requirement B3).
    /// </summary>
    /// <returns>Why no report is made of the study since this image; null when one is, or none was before.</returns>
    private async Task<string?> ReceiveAsync(
        HipAiDbContext db, StudyRow study, StudyState? before, InstanceRow added, TimeSpan quietPeriod, CancellationToken cancellationToken)
    {
        if (study.State == StudyState.Held) return null;
        var (steps, listing) = await StudySteps.WithAsync(db, added, cancellationToken);
        var verdict = PerformedStepRules.Judge(steps);
        switch (PerformedStepRules.AfterImage(before, verdict, listing))
        {
            case StepEffect.Discontinue:
                return await StepEffects.DropAsync(db, study, PerformedStepRules.WhyDropped(steps, verdict), added.ReceivedAt, cancellationToken);
            case StepEffect.Keep:
                db.Events.Add(new EventRow
                {
                    StudyInstanceUid = study.StudyInstanceUid,
                    At = added.ReceivedAt,
                    What = $"Image {added.SopInstanceUid} is of a discontinued procedure step: kept, the study stays {study.State}",
                });
                return null;
            case StepEffect.Close:
                StudyOpening.Reopen(db, study, added.ReceivedAt, "Late image");
                StudyOpening.Schedule(study, ClosingTime.AtOnce(study.OpenedAt, added.ReceivedAt));
                return null;
            default:
                StudyOpening.Reopen(db, study, added.ReceivedAt, "Late image");
                var viewsComplete = await HasNeededViewsAsync(db, steps, added, cancellationToken);
                StudyOpening.Schedule(study, ClosingTime.After(study.OpenedAt, added.ReceivedAt, viewsComplete, assembly, quietPeriod));
                return null;
        }
    }

    /// <summary>
    /// A step of several studies may have waited for this image in another than its own. That is a write of its own, after the image's:
    /// whoever is killed in between leaves the other study to its quiet period.
    /// </summary>
    private Task<bool> CloseOtherAsync(string uid, DateTimeOffset now) =>
        database.WriteAsync(WriteKey.Study(uid), db => CloseWhenCompleteAsync(db, uid, now), CancellationToken.None);

    private static async Task<bool> CloseWhenCompleteAsync(HipAiDbContext db, string uid, DateTimeOffset now)
    {
        if (PerformedStepRules.Judge(await StudySteps.OfAsync(db, uid, CancellationToken.None)) != StepVerdict.Complete) return false;
        if (await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid && s.State == StudyState.Receiving) is not { } study) return false;
        StudyOpening.Schedule(study, ClosingTime.AtOnce(study.OpenedAt, now));
        return true;
    }

    /// <summary>Whether the study may start early with the object that is being added (requirement B2).</summary>
    private async Task<bool> HasNeededViewsAsync(
        HipAiDbContext db, IReadOnlyList<PerformedStep> steps, InstanceRow added, CancellationToken cancellationToken)
    {
        if (!assembly.EarlyStart) return false;
        var rows = await db.Instances.AsNoTracking().Where(i => i.StudyInstanceUid == added.StudyInstanceUid).OrderBy(i => i.Id).ToListAsync(cancellationToken);
        if (added.Id == 0) rows.Add(added); // not saved yet
        var keptOut = await StudySteps.KeptOutAsync(db, steps, rows, cancellationToken);
        try
        {
            return ViewCompleteness.HasNeededViews(SnapshotRules.Describe(rows.ConvertAll(InstanceRows.ToIndexed), keptOut));
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
