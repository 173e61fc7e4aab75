using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Operations;

/// <summary>
/// Canaries in every attribute that can hold text or a date: none of them may sing in a log entry of any category at any
/// level, in a value or exception that goes with one, or in a file name (requirement H4).
/// </summary>
[Category("H4")]
internal sealed class CanaryTests
{
    private const string Canary = "CANARY";
    private const string BirthDate = "19010203";
    private const int Delivered = 5000;
    private const int Quarantined = 4004;

    private static readonly string[] Texts = ["AE", "LO", "LT", "PN", "SH", "ST", "UT", "UC"];

    private RigFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new RigFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task No_patient_data_reaches_a_log_or_a_file_name()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider(), ("HipAi:Pipeline:MaximumAttempts", "1"));
        host.Stages.BeforeJudge = snapshot =>
        {
            if (snapshot.StudyInstanceUid == "9.9") throw new InvalidOperationException($"cannot judge {snapshot.Facts.PatientName}");
        };

        Assert.That(await host.SendAsync(Planted("1.2.3", "1.2.3.4"), Planted("9.9", "9.9.1")), Is.All.EqualTo(DicomStatus.Success));
        await SendBrokenAsync(host);
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, "1.2.3");
        await host.Logs.WaitForAsync(Quarantined, "9.9");
        using (var http = new HttpClient())
            foreach (var path in new[] { "/api/studies", "/api/studies/1.2.3", "/api/studies/9.9", "/health/ready" })
                using (await http.GetAsync(new Uri(host.Web, path))) { }

        var study = (await host.Queries.FindAsync("1.2.3", CancellationToken.None))!;
        Assert.That(study.Summary.Facts!.PatientName, Does.Contain(Canary), "the canaries were planted");
        Assert.That(study.Summary.Facts.PatientBirthDate, Is.EqualTo(BirthDate));
        Assert.That(host.Logs.Entries, Has.Count.GreaterThan(20));
        Assert.That(host.Logs.Entries.Where(Sings), Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Where(Sings), Is.Empty);
    }

    private static bool Sings(string text) =>
        text.Contains(Canary, StringComparison.OrdinalIgnoreCase) || text.Contains(BirthDate, StringComparison.Ordinal);

    private static DicomFile Planted(string study, string instance)
    {
        var file = HostRig.Image(study, instance);
        foreach (var tag in Tags()) Plant(file.Dataset, tag);
        return file;
    }

    /// <summary>A data set that is not one, and one that is not the announced one: both end in quarantine.</summary>
    private static async Task SendBrokenAsync(HostRig host)
    {
        await using var client = await host.ConnectAsync();
        using var rubbish = new MemoryStream([.. Enumerable.Repeat((byte)'C', 3), .. "CANARYCANARYCANARYCANARY"u8]);
        var syntax = DicomTransferSyntax.ExplicitVRLittleEndian;
        var unreadable = await client.CStoreAsync(rubbish, ScpRig.SopClass, "7.7.7", syntax.UID.UID, CancellationToken.None);
        using var other = new MemoryStream();
        DicomDatasetWriter.Write(other, Planted("1.2.3", "1.2.3.9").Dataset, syntax);
        other.Position = 0;
        var mismatched = await client.CStoreAsync(other, ScpRig.SopClass, "8.8.8", syntax.UID.UID, CancellationToken.None);
        await client.ReleaseAsync(CancellationToken.None);
        Assert.That((unreadable.Code, mismatched.Code), Is.EqualTo(((ushort)0xC000, (ushort)0xA900)));
    }

    /// <summary>The attributes of patient, study, series, equipment and procedure: groups 0008 to 0040 of the dictionary.</summary>
    private static IEnumerable<DicomTag> Tags() =>
        from property in typeof(DicomTag).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        where property.PropertyType == typeof(DicomTag)
        let tag = (DicomTag)property.GetValue(null)!
        where tag.Group is 0x0008 or 0x0010 or 0x0018 or 0x0020 or 0x0032 or 0x0040 && tag != DicomTag.SpecificCharacterSet
        select tag;

    private static void Plant(DicomDataset dataset, DicomTag tag)
    {
        if (dataset.Contains(tag) && tag != DicomTag.PatientName) return;
        var representation = DicomDictionary.Find(tag)?.ValueRepresentations[0].Code;
        if (representation == "DA") dataset.AddOrUpdate(tag, BirthDate);
        else if (Array.IndexOf(Texts, representation) >= 0) dataset.AddOrUpdate(tag, $"{Canary}{tag.Group:X4}{tag.Element:X4}"[..14]);
    }
}
