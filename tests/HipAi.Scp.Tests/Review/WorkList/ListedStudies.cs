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
}
