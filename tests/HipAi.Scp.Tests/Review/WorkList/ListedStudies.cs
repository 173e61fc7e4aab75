using HipAi.Scp.Storage.Database;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Review.WorkList;

/// <summary>Writes studies of all kinds into a database, as the pipeline and people would have left them.</summary>
internal static class ListedStudies
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    /// <summary>One study that waits since some minutes.</summary>
    public static Task AddAsync(
        this HipAiDatabase database, string uid, StudyState state, int minutes, string name = "DOE^JANE",
        HardwareClass hardware = HardwareClass.NoHardware, bool isOpen = false, DateTimeOffset? signedAt = null, string accession = "A1", string? reason = null) =>
        database.WriteAsync(
            WriteKey.Study(uid),
            db =>
            {
                AddTo(db, uid, state, Now.AddMinutes(-minutes), name, hardware, isOpen, signedAt, accession, reason);
                return Task.FromResult(true);
            },
            CancellationToken.None);

    public static void AddTo(
        HipAiDbContext db, string uid, StudyState state, DateTimeOffset at, string name, HardwareClass hardware, bool isOpen, DateTimeOffset? signedAt,
        string accession, string? reason = null)
    {
        var facts = SampleStudies.Facts(name, "ID-" + uid, accession);
        db.Studies.Add(new StudyRow
        {
            StudyInstanceUid = uid, State = state, FirstReceivedAt = at, LastReceivedAt = at, ImageCount = 2, Reason = reason,
            AccessionNumber = accession, PatientId = facts.PatientId, FactsJson = RecordJson.Write(facts), PatientJson = RecordJson.Write(PatientIdentity.Unknown),
        });
        db.Events.Add(new EventRow { StudyInstanceUid = uid, At = at, What = "Image received" });
        if (state is StudyState.Receiving or StudyState.Held) return;
        var snapshot = SampleStudies.Snapshot(
            uid, facts,
            SampleStudies.Image(SampleStudies.Instance(uid, 1), RadiographView.ApPelvis, ImageLaterality.Bilateral),
            SampleStudies.Image(SampleStudies.Instance(uid, 2), RadiographView.FrogLegLateral, ImageLaterality.Right));
        var prediction = SampleStudies.Prediction(
            snapshot,
            SampleStudies.Finding(snapshot, HipSide.Right, hardware, .9, isOpen ? HardwareClass.BladeOrPlate : null),
            SampleStudies.Finding(snapshot, HipSide.Left, HardwareClass.NoHardware, .99));
        db.Snapshots.Add(new SnapshotRow { StudyInstanceUid = uid, Revision = 1, At = at, Json = RecordJson.Write(snapshot) });
        db.Predictions.Add(new PredictionRow { StudyInstanceUid = uid, SnapshotRevision = 1, At = at, Json = RecordJson.Write(prediction) });
        var draft = SampleStudies.Report(prediction);
        db.Reports.Add(ReportRows.ToRow(draft));
        if (signedAt is { } signed)
            db.Reports.Add(ReportRows.ToRow(ReportVersions.Signed([draft], draft, new ReportSignature("Example^Rae^^Dr.", "R1", "", signed))));
    }

    /// <summary>Nine studies: each kind of the list, and two that are signed.</summary>
    public static async Task AddAllKindsAsync(this HipAiDatabase database)
    {
        await database.AddAsync("1.1", StudyState.Delivered, 10, isOpen: true);
        await database.AddAsync("1.2", StudyState.Composed, 20, isOpen: true);
        await database.AddAsync("1.3", StudyState.Held, 90, reason: "The images do not name one patient.");
        await database.AddAsync("1.4", StudyState.Delivered, 30);
        await database.AddAsync("1.5", StudyState.Reviewed, 40);
        await database.AddAsync("1.6", StudyState.Receiving, 99);
        await database.AddAsync("1.7", StudyState.Reviewed, 50, signedAt: Now.AddMinutes(-9));
        await database.AddAsync("1.8", StudyState.Delivered, 60, reason: "Its procedure step was discontinued.");
        await database.AddAsync("1.9", StudyState.Reviewed, 70, signedAt: Now.AddMinutes(-5));
    }
}
