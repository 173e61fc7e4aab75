using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Listing;

/// <summary>
/// Keeps what the work list is sorted, filtered and found by beside the study (requirement F1). Called with every save, so that a record and
/// what the list shows of it are one commit, whoever writes the record.
/// </summary>
internal static class ListColumns
{
    /// <summary>Fills the columns of the studies whose records are being saved.</summary>
    internal static async Task FillAsync(HipAiDbContext db, CancellationToken ct)
    {
        var changed = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList();
        foreach (var entry in changed.Where(entry => entry.Entity is StudyRow))
            if (entry.State == EntityState.Added || entry.Property(nameof(StudyRow.FactsJson)).IsModified) Name((StudyRow)entry.Entity);
        var added = changed.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
        foreach (var row in added.OfType<SnapshotRow>())
            await ChangeAsync(db, row.StudyInstanceUid, _ => StudyListing.Of(RecordJson.Read<StudySnapshot>(row.Json)), ct);
        foreach (var row in added.OfType<PredictionRow>())
            await ChangeAsync(db, row.StudyInstanceUid, listing => listing.With(RecordJson.Read<StudyPrediction>(row.Json)), ct);
        foreach (var row in added.OfType<ReportRow>())
            if (await db.Studies.FindAsync([row.StudyInstanceUid], ct) is { } study) Report(study, RecordJson.Read<PreliminaryReport>(row.Json));
        foreach (var row in added.OfType<OfferDismissalRow>())
            if (await db.Studies.FindAsync([row.StudyInstanceUid], ct) is { } study) study.HasOffer = false;
        foreach (var row in added.OfType<ReviewRow>())
            await ChangeAsync(db, row.StudyInstanceUid, listing => listing.With(RecordJson.Read<SignedReview>(row.Json)), ct);
    }

    private static void Name(StudyRow study) => study.SearchText = SearchText.Of(study.StudyInstanceUid, RecordJson.Read<StudyFacts>(study.FactsJson));

    private static async Task ChangeAsync(HipAiDbContext db, string uid, Func<StudyListing, StudyListing> change, CancellationToken ct)
    {
        if (await db.Studies.FindAsync([uid], ct) is not { } study) return;
        var listing = change(study.ListingJson is { } json ? RecordJson.Read<StudyListing>(json) : StudyListing.Empty);
        (study.ListingJson, study.Marks, study.IsOpen) = (RecordJson.Write(listing), listing.Marks, listing.IsOpen);
    }

    private static void Report(StudyRow study, PreliminaryReport report)
    {
        if (report.Author == ReportAuthor.Machine)
        {
            // Where a person's text stands, the machine's is only offered (requirement B4).
            if (study.Report is ListedReport.None or ListedReport.Draft) study.Report = ListedReport.Draft;
            else study.HasOffer = true;
            return;
        }

        study.HasOffer = false;
        if (report.Signature is { } signature)
        {
            study.Report = report.Status == ReportStatus.Corrected ? ListedReport.Corrected : ListedReport.Signed;
            (study.SignedAt, study.SignedBy) = (signature.At, signature.Name);
        }
        else
        {
            (study.Report, study.SignedAt, study.SignedBy) = (ListedReport.Edited, null, null);
        }
    }
}
