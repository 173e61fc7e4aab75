using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>The earlier studies of a patient that are held here, as a report names them under comparison.</summary>
internal static class PriorStudies
{
    /// <summary>Most that a report names.</summary>
    public const int Most = 5;

    /// <summary>Rows looked at: a Patient ID that many patients share, as test and emergency ids are, must not cost more.</summary>
    private const int LookedAt = 100;

    private static readonly StudyState[] NotReported = [StudyState.Held, StudyState.Discontinued, StudyState.Quarantined];

    /// <summary>Those with the same Patient ID of which nothing speaks against one patient, and that are not later; newest first.</summary>
    public static async Task<IReadOnlyList<PriorStudy>> OfAsync(HipAiDbContext db, StudyRow study, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(study.PatientId)) return [];
        var rows = await db.Studies.AsNoTracking()
            .Where(s => s.PatientId == study.PatientId && s.StudyInstanceUid != study.StudyInstanceUid && s.Revision > 0 && !NotReported.Contains(s.State))
            .OrderByDescending(s => s.FirstReceivedAt).Take(LookedAt)
            .Select(s => new { s.StudyInstanceUid, s.FactsJson, s.PatientJson }).ToListAsync(ct);
        var (patient, at) = (RecordJson.Read<PatientIdentity>(study.PatientJson), When(RecordJson.Read<StudyFacts>(study.FactsJson)));
        return
        [
            .. rows.Where(row => PatientComparison.Of(patient, RecordJson.Read<PatientIdentity>(row.PatientJson)).MayBeOnePatient)
                .Select(row => (row.StudyInstanceUid, Facts: RecordJson.Read<StudyFacts>(row.FactsJson)))
                .Where(prior => IsDate(prior.Facts.StudyDate) && string.CompareOrdinal(When(prior.Facts), at) <= 0)
                .OrderByDescending(prior => When(prior.Facts), StringComparer.Ordinal).Take(Most)
                .Select(prior => new PriorStudy(prior.StudyInstanceUid, prior.Facts.StudyDate.Trim(), prior.Facts.StudyDescription, prior.Facts.AccessionNumber)),
        ];
    }

    // A study without a date is before none: it cannot be told what is earlier.
    private static string When(StudyFacts facts) => IsDate(facts.StudyDate) ? facts.StudyDate.Trim() + facts.StudyTime.Trim() : "";

    private static bool IsDate(string text) => text.Trim() is { Length: 8 } date && date.All(char.IsAsciiDigit);
}
