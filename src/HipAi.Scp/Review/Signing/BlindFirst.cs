using HipAi.Scp.Configuration;
using HipAi.Scp.Security;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Review.Signing;

/// <summary>
/// From whom findings are hidden until they have recorded what they see themselves (requirement F3): from people who sign, as the setting and
/// their account say. Every page and endpoint that shows findings asks here.
/// </summary>
internal sealed class BlindFirst(HipAiDatabase database, ReviewOptions options)
{
    /// <summary>Whether somebody has to read first at all.</summary>
    public bool Asks(Actor actor) => actor.May(Permission.Review) && BlindFirstRules.Asks(options.BlindFirst, actor.BlindFirst);

    /// <summary>The hips that somebody has to read before the findings of a study are shown to them, right before left; empty when nothing is hidden.</summary>
    public IReadOnlyList<HipSide> ToRead(Actor actor, ReviewFile file) => Asks(actor)
        ? BlindFirstRules.ToRead(
            file.Prediction.Hips.Select(hip => hip.Side), file.FirstReadings.Where(first => first.By == actor.Name).Select(first => first.Reading.Side),
            file.Versions.Any(version => version.Signature is not null))
        : [];

    /// <summary>Whether findings, pictures of what the models looked at, votes and text of a study are hidden from somebody.</summary>
    public async Task<bool> HidesAsync(Actor actor, string studyInstanceUid, CancellationToken ct) =>
        (await HiddenAsync(actor, [studyInstanceUid], ct)).Count > 0;

    /// <summary>Those of some studies whose findings are hidden from somebody: what a list must not show.</summary>
    public async Task<IReadOnlySet<string>> HiddenAsync(Actor actor, IReadOnlyCollection<string> studies, CancellationToken ct)
    {
        if (!Asks(actor) || studies.Count == 0) return new HashSet<string>();
        return await database.ReadAsync(db => HiddenAsync(db, actor.Name, studies, ct), ct);
    }

    private static async Task<IReadOnlySet<string>> HiddenAsync(HipAiDbContext db, string name, IReadOnlyCollection<string> studies, CancellationToken ct)
    {
        var signed = await db.Reviews.Where(row => studies.Contains(row.StudyInstanceUid)).Select(row => row.StudyInstanceUid).Distinct().ToListAsync(ct);
        var read = await db.HipDecisions.Where(row => studies.Contains(row.StudyInstanceUid) && row.By == name && row.Kind == HipDecisionRow.FirstReading)
            .Select(row => new { row.StudyInstanceUid, row.Side }).Distinct().ToListAsync(ct);
        var predictions = await db.Predictions.AsNoTracking().Where(row => studies.Contains(row.StudyInstanceUid)).ToListAsync(ct);
        return predictions.Where(row => !signed.Contains(row.StudyInstanceUid))
            .GroupBy(row => row.StudyInstanceUid).Select(study => study.MaxBy(row => row.SnapshotRevision)!)
            .Where(row => RecordJson.Read<StudyPrediction>(row.Json).Hips
                .Any(hip => !read.Any(first => first.StudyInstanceUid == row.StudyInstanceUid && first.Side == hip.Side.Code())))
            .Select(row => row.StudyInstanceUid).ToHashSet(StringComparer.Ordinal);
    }
}
