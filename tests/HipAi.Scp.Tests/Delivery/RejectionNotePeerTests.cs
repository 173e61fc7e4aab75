using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>The note by which a new version withdraws the one before it, at DCMTK's storescp and at Orthanc, written and sent as in a department.</summary>
[Category("B4"), Category("D8")]
[CancelAfter(120_000)]
internal sealed class RejectionNotePeerTests
{
    private const string Study = "1.2.3";

    /// <summary>Eight by eight pixels of one colour.</summary>
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4oaGBFTEMLQkAgl1GARdiiXUAAAAASUVORK5CYII=");

    private readonly TempFolder _folder = new();
    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp()
    {
        _rig = new ScpRig { DeliversAtOnce = false, Forms = WrittenForms.All };
        _rig.Fakes.Picture = Png;
    }

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public async Task Storescp_takes_it_after_the_new_version()
    {
        await using var storescp = Storescp.Start([], _folder.File("in"));
        Destination(storescp.Port, "PACS");
        await ReportAsync("1.2.3.1", untilUp: true);
        await ReportAsync("1.2.3.2", untilUp: false);

        var objects = Directory.GetFiles(_folder.File("in")).Select(path => DicomFile.Open(path).Dataset).ToList();
        await CheckAsync(objects);
    }

    [Test]
    public async Task Orthanc_has_it_in_its_study()
    {
        await using var orthanc = await OrthancServer.StartAsync();
        Destination(orthanc.DicomPort, OrthancServer.AeTitle);
        await ReportAsync("1.2.3.1", untilUp: false);
        await ReportAsync("1.2.3.2", untilUp: false);

        var study = (await orthanc.GetAsync("studies?expand")).EnumerateArray().Single();
        Assert.That(study.GetProperty("MainDicomTags").GetProperty("StudyInstanceUID").GetString(), Is.EqualTo(Study));
        var objects = new List<DicomDataset>();
        foreach (var instance in (await orthanc.GetAsync($"studies/{study.GetProperty("ID").GetString()}/instances")).EnumerateArray())
            objects.Add(DicomFile.Open(new MemoryStream(await orthanc.GetBytesAsync($"instances/{instance.GetProperty("ID").GetString()}/file"))).Dataset);
        await CheckAsync(objects);
    }

    /// <summary>SR, map and PDF of both versions and one note, which names what version 1 was and nothing of version 2.</summary>
    private async Task CheckAsync(List<DicomDataset> objects)
    {
        Assert.That(objects, Has.Count.EqualTo(7));
        var note = objects.Single(dataset => dataset.GetString(DicomTag.SOPClassUID) == DicomUID.KeyObjectSelectionDocumentStorage.UID);
        Assert.That((note.GetString(DicomTag.StudyInstanceUID), note.GetString(DicomTag.Modality)), Is.EqualTo((Study, "KO")));
        Assert.That(note.GetSequenceItems(DicomTag.ConceptNameCodeSequence).Single().GetString(DicomTag.CodeValue), Is.EqualTo("113001"));
        var withdrawn = Withdrawn(note).ToList();
        var first = objects.Where(dataset => withdrawn.Contains(dataset.GetString(DicomTag.SOPInstanceUID))).ToList();
        Assert.That(withdrawn, Has.Count.EqualTo(3).And.Count.EqualTo(first.Count), "everything that it names is there");
        Assert.That(first.Select(dataset => dataset.GetString(DicomTag.Modality)), Is.EquivalentTo(new[] { "SR", "OT", "DOC" }));
        Assert.That(Predecessor(objects), Is.SubsetOf(withdrawn), "the new structured report follows the withdrawn one");

        var path = _folder.File("note.dcm");
        new DicomFile(note, DicomTransferSyntax.ExplicitVRLittleEndian).Save(path);
        var verdict = await Tool.RunAsync("dciodvfy", ["-new", path]);
        Assert.That((verdict.Output + verdict.Error).Split('\n').Where(line => line.StartsWith("Error", StringComparison.Ordinal)), Is.Empty, verdict.ToString());
    }

    private static IEnumerable<string> Predecessor(List<DicomDataset> objects) => objects
        .SelectMany(dataset => dataset.GetSequenceItems(DicomTag.PredecessorDocumentsSequence)).SelectMany(Instances);

    private static IEnumerable<string> Withdrawn(DicomDataset note) =>
        note.GetSequenceItems(DicomTag.CurrentRequestedProcedureEvidenceSequence).SelectMany(Instances);

    private static IEnumerable<string> Instances(DicomDataset study) =>
        from series in study.GetSequenceItems(DicomTag.ReferencedSeriesSequence)
        from item in series.GetSequenceItems(DicomTag.ReferencedSOPSequence)
        select item.GetString(DicomTag.ReferencedSOPInstanceUID);

    private void Destination(int port, string aeTitle) => _rig.AddDestination(new DestinationOptions
    {
        Name = "PACS", Kind = DestinationKind.Dicom, Host = "127.0.0.1", Port = port, CalledAeTitle = aeTitle, RejectionNotes = true,
    });

    /// <summary>A program has no way to say that it listens; until it does, nobody is there.</summary>
    private async Task ReportAsync(string image, bool untilUp)
    {
        await _rig.SettleAsync(Study, image);
        await _rig.AdvanceAsync(Study);
        do
        {
            TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();
            _rig.Time.Advance(TimeSpan.FromMinutes(1));
            await _rig.DeliverAsync("PACS");
        }
        while (untilUp && (await RowsAsync()).Any(row => row.Reason?.Contains("cannot be reached", StringComparison.Ordinal) == true));
        Assert.That((await RowsAsync()).Select(row => row.State), Is.All.EqualTo(DeliveryState.Delivered), (await RowsAsync())[^1].Reason);
    }

    private async Task<IReadOnlyList<StudyDelivery>> RowsAsync() => (await _rig.FindAsync(Study)).Deliveries;
}
