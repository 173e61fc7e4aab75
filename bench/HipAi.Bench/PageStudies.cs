using System.Globalization;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;

namespace HipAi.Bench;

/// <summary>Fills a database with studies of all kinds, as a department leaves them: most signed, some open, a few held. The same for the same number.</summary>
internal static class PageStudies
{
    private const int Together = 250;

    private static readonly string[] Families = ["Okafor", "Sørensen", "Lindgren", "Moreau", "Tanaka", "Novák", "Rossi", "García", "Kowalski", "Haddad", "Byrne", "Schneider"];
    private static readonly string[] Given = ["Grace", "Niels", "Eva", "Paul", "Yuki", "Jana", "Luca", "Ana", "Piotr", "Leila", "Sean", "Ute"];
    private static readonly ModelIdentity[] Models = [new("hardware-efficientnet", "1.0.0", "EfficientNet", new string('a', 64), "simulated radiographs only"), new("hardware-nfnet", "1.0.0", "NFNet", new string('b', 64), "simulated radiographs only")];

    /// <summary>Writes them.</summary>
    /// <param name="database">Where.</param>
    /// <param name="count">How many.</param>
    /// <param name="now">The newest are of a few minutes before.</param>
    public static async Task FillAsync(HipAiDatabase database, int count, DateTimeOffset now)
    {
        var random = new Random(1);
        foreach (var some in Enumerable.Range(0, count).Chunk(Together))
        {
            await database.WriteAsync(
                WriteKey.None,
                db =>
                {
                    foreach (var i in some) Add(db, i, now - TimeSpan.FromMinutes(4 + (i * 7.3)), random);
                    return Task.FromResult(true);
                },
                CancellationToken.None);
        }
    }

    /// <summary>The UID of a study.</summary>
    public static string Uid(int i) => FormattableString.Invariant($"2.25.77{i:00000}");

    private static void Add(HipAiDbContext db, int i, DateTimeOffset at, Random random)
    {
        var (uid, taken) = (Uid(i), at.AddMinutes(-3));
        var facts = new StudyFacts(
            $"{Families[random.Next(Families.Length)]}^{Given[random.Next(Given.Length)]}", $"P{i:000000}", random.Next(2) == 0 ? "F" : "M", "19480214", $"0{random.Next(35, 96)}Y",
            $"ACC{i:000000}", taken.ToString("yyyyMMdd", CultureInfo.InvariantCulture), taken.ToString("HHmmss", CultureInfo.InvariantCulture), random.Next(3) == 0 ? "X-ray hip" : "X-ray pelvis and hip",
            random.Next(4) == 0 ? "St. Example" : "Simulated Hospital", random.Next(3) == 0 ? "Other Maker DX1" : "HipAI Simulator");
        var kind = i % 20;
        var state = kind switch { 0 => StudyState.Receiving, 1 when i % 60 == 1 => StudyState.Held, 2 when i % 40 == 2 => StudyState.Quarantined, _ => StudyState.Delivered };
        var isSigned = state == StudyState.Delivered && i > 12 && kind is not (3 or 4);
        db.Studies.Add(new StudyRow
        {
            StudyInstanceUid = uid, State = isSigned ? StudyState.Reviewed : state, FirstReceivedAt = at, LastReceivedAt = at.AddSeconds(40), ImageCount = 3, Revision = 1, AcquiredAt = taken,
            Reason = state switch
            {
                StudyState.Held => "The images do not name one patient: they differ in Patient ID (0010,0020). No report is made until a person resolves it.",
                StudyState.Quarantined => "After Settled: the image cannot be decoded.",
                _ => null,
            },
            AccessionNumber = facts.AccessionNumber, PatientId = facts.PatientId, FactsJson = RecordJson.Write(facts),
            PatientJson = RecordJson.Write(new PatientIdentity(facts.PatientName, facts.PatientId, "", facts.PatientBirthDate, facts.PatientSex)),
        });
        db.Events.Add(new EventRow { StudyInstanceUid = uid, At = at, What = $"Image {uid}.1 received from XRAY1" });
        var snapshot = Snapshot(uid, facts, at);
        foreach (var image in snapshot.Images) db.Instances.Add(InstanceRows.ToRow(image.Instance, image.Description, 1));
        if (state != StudyState.Delivered) return;
        Judge(db, snapshot, at, isSigned, random);
    }

    private static StudySnapshot Snapshot(string uid, StudyFacts facts, DateTimeOffset at) => new(
        uid, 1, ClosedBecause.QuietPeriod, at.AddSeconds(70), facts,
        [
            .. new[] { (RadiographView.ApPelvis, ImageLaterality.Bilateral), (RadiographView.FrogLegLateral, ImageLaterality.Right), (RadiographView.CrossTableLateral, ImageLaterality.Left) }
                .Select((image, k) => new StudyImage(
                    new StoredInstance($"{uid}.{k + 1}", "1.2.840.10008.5.1.4.1.1.1.1", $"{uid}.9", uid, "1.2.840.10008.1.2.1", $"{uid}-{k}", 4_000_000, $"instances/{uid}-{k}.dcm", "XRAY1", at.AddSeconds(k)),
                    new ImageDescription { Modality = "DX", Columns = 1400, Rows = 1150 }, new(image.Item1, "ViewPosition", Confidence.High), new(image.Item2, "ImageLaterality", Confidence.High), null, [])),
        ]);

    private static void Judge(HipAiDbContext db, StudySnapshot snapshot, DateTimeOffset at, bool isSigned, Random random)
    {
        var uid = snapshot.StudyInstanceUid;
        HipFinding[] hips = [Finding(snapshot, HipSide.Right, isSigned, random), Finding(snapshot, HipSide.Left, isSigned, random)];
        var prediction = new StudyPrediction(uid, 1, at.AddSeconds(74), "CPU", Models, hips, []);
        var draft = new PreliminaryReport(
            uid, 1, 1, ReportStatus.Preliminary, "hip-preliminary", new string('c', 64), "PRELIMINARY – NOT REVIEWED\n\nIMPRESSION\nx\n",
            [new ReportSection("FINDINGS", "Right hip: see below.\n"), new ReportSection("IMPRESSION", "x\n")], at.AddSeconds(75));
        db.Snapshots.Add(new SnapshotRow { StudyInstanceUid = uid, Revision = 1, At = snapshot.ClosedAt, Json = RecordJson.Write(snapshot) });
        db.Predictions.Add(new PredictionRow { StudyInstanceUid = uid, SnapshotRevision = 1, At = prediction.JudgedAt, Json = RecordJson.Write(prediction) });
        db.Reports.Add(ReportRows.ToRow(draft));
        db.Outbox.Add(new OutboxRow { Destination = "folder", StudyInstanceUid = uid, Version = 1, IsSigned = false, CreatedAt = at, EndedAt = at.AddSeconds(80), State = DeliveryState.Delivered });
        db.Events.Add(new EventRow { StudyInstanceUid = uid, At = at.AddSeconds(80), What = "Report version 1 delivered to folder" });
        if (!isSigned) return;
        var signed = ReportVersions.Signed([draft], draft, new ReportSignature("Example^Rae^^Dr.", "R1", "", at.AddMinutes(random.Next(3, 240))));
        db.Reports.Add(ReportRows.ToRow(signed));
        var review = new SignedReview(
            uid, 2, "rae", signed.ComposedAt, at.AddMinutes(-3), at, draft.ComposedAt, false, random.Next(3) == 0 ? random.Next(1, 160) : 0, 600,
            [.. hips.Select(hip => Signed(hip, random))], [.. Models.Select(model => $"{model.Name} {model.Version}")], snapshot.Facts.InstitutionName, snapshot.Facts.Manufacturer);
        db.Reviews.Add(new ReviewRow { StudyInstanceUid = uid, Version = 2, SignedAt = review.SignedAt, SignedBy = "rae", Json = RecordJson.Write(review) });
    }

    private static HipFinding Finding(StudySnapshot snapshot, HipSide side, bool isSigned, Random random)
    {
        var hardware = random.Next(2) == 0 ? HardwareClass.NoHardware : (HardwareClass)random.Next(HardwareClasses.Count);
        var isOpen = random.Next(isSigned ? 8 : 3) == 0;
        var probabilities = Enumerable.Repeat(.01, HardwareClasses.Count).ToArray();
        probabilities[(int)hardware] = isOpen ? .55 : .97;
        var votes = snapshot.Images.Select(image => new MemberVote(Models[0].Name, "1.0.0", image.Instance.SopInstanceUid, image.View.Value, probabilities));
        return new HipFinding(
            side, hardware, probabilities[(int)hardware], isOpen ? FindingStatus.Indeterminate : FindingStatus.Certain, isOpen ? ["The models disagree."] : [], probabilities, [.. votes], []);
    }

    private static SignedHip Signed(HipFinding hip, Random random)
    {
        var verdict = random.Next(30) switch { 0 => HipVerdict.Changed, 1 when hip.Status == FindingStatus.Indeterminate => HipVerdict.Rejected, < 6 => HipVerdict.None, _ => HipVerdict.Accepted };
        HardwareClass? signed = verdict switch
        {
            HipVerdict.Changed => (HardwareClass)random.Next(HardwareClasses.Count),
            HipVerdict.Rejected => null,
            HipVerdict.None when hip.Status == FindingStatus.Indeterminate => null,
            _ => hip.Class,
        };
        return new SignedHip(hip.Side, hip.Class, hip.Status, hip.Probability, verdict, signed, [RadiographView.ApPelvis]);
    }
}
