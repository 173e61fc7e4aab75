using HipAi.Scp.Assembly;
using HipAi.Scp.Security;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using HipAi.Studies.Rules;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Release;

/// <summary>
/// Takes a study on that is set aside, as a person decides (requirements A10, B3): the only way out of Held. Nothing is removed: the study
/// receives again, closes at once, and its next snapshot is judged. Decision, timeline and audit are one commit.
/// </summary>
internal sealed class StudyRelease(HipAiDatabase database, DataFolder folder, IObjectFormat format, TimeProvider time)
{
    /// <summary>All objects of a study with what their headers say of the patient, in order of arrival; empty when the study is not known.</summary>
    public async Task<IReadOnlyList<HeldImage>> ImagesAsync(string uid, CancellationToken ct) =>
        (await database.ReadAsync(db => db.Instances.Where(i => i.StudyInstanceUid == uid).OrderBy(i => i.Id).ToListAsync(ct), ct)).ConvertAll(Read);

    /// <summary>Does what a person decided.</summary>
    /// <param name="uid">The study.</param>
    /// <param name="request">The decision.</param>
    /// <param name="audit">The entry that tells of it.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<ReleaseResult> ReleaseAsync(string uid, ReleaseRequest request, AuditEntry audit, CancellationToken ct)
    {
        // Files are read before the write, and not during it; that nothing came meanwhile is looked at in it.
        var images = request.Action is ReleaseAction.SamePatient or ReleaseAction.Exclude ? await ImagesAsync(uid, ct) : [];
        return await database.WriteAsync(WriteKey.Study(uid), db => ApplyAsync(db, uid, request, images, audit, ct), ct);
    }

    private async Task<ReleaseResult> ApplyAsync(
        HipAiDbContext db, string uid, ReleaseRequest request, IReadOnlyList<HeldImage> images, AuditEntry audit, CancellationToken ct)
    {
        if (await db.Studies.SingleOrDefaultAsync(s => s.StudyInstanceUid == uid, ct) is not { } study) return ReleaseResult.NotFound;
        if (!ReleaseRules.Of(study.State, study.Reason).Contains(request.Action)) return ReleaseResult.NotPossible;
        var rows = await db.Instances.Where(i => i.StudyInstanceUid == uid).OrderBy(i => i.Id).ToListAsync(ct);
        if (rows.Count != request.Images) return ReleaseResult.ImagesCame;
        var result = request.Action switch
        {
            ReleaseAction.SamePatient or ReleaseAction.Exclude => Decide(study, rows, images, request),
            ReleaseAction.JudgeAnyway => WantAll(rows),
            _ => ReleaseResult.Done,
        };
        if (result != ReleaseResult.Done) return result;
        GoOn(db, study, request, time.GetUtcNow());
        AuditTrail.Add(db, audit, time.GetUtcNow());
        return ReleaseResult.Done;
    }

    /// <summary>Which images are the patient's, and who that is.</summary>
    private ReleaseResult Decide(StudyRow study, List<InstanceRow> rows, IReadOnlyList<HeldImage> images, ReleaseRequest request)
    {
        if (images.Count != rows.Count) return ReleaseResult.ImagesCame;
        var (isChoice, excluded) = (request.Action == ReleaseAction.Exclude, request.Excluded.ToHashSet(StringComparer.Ordinal));
        if (!excluded.IsSubsetOf(images.Select(image => image.Instance.Sha256)) || isChoice != excluded.Count > 0) return ReleaseResult.WrongImages;
        var left = images.Where(image => image is { ExcludedBecause: null, Patient: not null, Facts: not null } && !excluded.Contains(image.Instance.Sha256)).ToList();
        if (left.Count == 0) return ReleaseResult.WrongImages;
        var identities = left.ConvertAll(image => image.Patient!);
        var common = ReleaseRules.CommonIdentity(identities);
        if (common is null && isChoice) return ReleaseResult.StillMixed;

        foreach (var row in rows.Where(row => excluded.Contains(row.Sha256))) row.ExcludedBecause = ReleaseRules.ExcludedBecause;
        study.PatientJson = RecordJson.Write(common ?? identities[0]);
        if (common is null) study.ConfirmedPatientsJson = RecordJson.Write(identities.Distinct().ToList());
        Name(study, left[0].Facts!);
        return ReleaseResult.Done;
    }

    /// <summary>Patient and order are those of the first image that is left.</summary>
    private void Name(StudyRow study, StudyFacts facts)
    {
        (study.FactsJson, study.AccessionNumber, study.PatientId) = (RecordJson.Write(facts), facts.AccessionNumber, facts.PatientId);
        study.AcquiredAt = AcquisitionTime.Of(facts, time.LocalTimeZone, study.FirstReceivedAt);
    }

    private static ReleaseResult WantAll(List<InstanceRow> rows)
    {
        rows.ForEach(row => row.IsWanted = true);
        return ReleaseResult.Done;
    }

    private static void GoOn(HipAiDbContext db, StudyRow study, ReleaseRequest request, DateTimeOffset now)
    {
        var what = $"{request.By} decided: {ReleaseRules.Words(request.Action, request.Excluded.Count)}. Reason: {request.Reason.Trim()}";
        db.Events.Add(new EventRow { StudyInstanceUid = study.StudyInstanceUid, At = now, What = what });
        study.Reason = null;
        if (request.Action == ReleaseAction.Acknowledge) return;
        study.State = StudyTransitions.Released(study.State);
        // Whoever still works on an earlier snapshot of it finds its claim void.
        StudyClaims.Release(study);
        StudyOpening.Shut(study);
        StudyOpening.Schedule(study, ClosingTime.ByPerson(now));
    }

    private HeldImage Read(InstanceRow row)
    {
        var instance = InstanceRows.ToInstance(row);
        if (row.RemovedAt is not null) return new(instance, row.Version, null, null, row.ExcludedBecause);
        try
        {
            var header = format.ReadHeader(folder.Absolute(row.RelativePath));
            return new(instance, row.Version, header.Patient, header.Facts, row.ExcludedBecause);
        }
        catch (Exception fault) when (fault is UnreadableObjectException or IOException or UnauthorizedAccessException)
        {
            // An image that tells nothing cannot be told apart from the others: a person sees that, and decides without it.
            return new(instance, row.Version, null, null, row.ExcludedBecause);
        }
    }
}
