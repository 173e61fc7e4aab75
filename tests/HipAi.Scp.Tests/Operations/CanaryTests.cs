using System.Net.Http.Json;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Delivery;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Operations;

/// <summary>
/// Canaries in every attribute of the dictionary that can hold text, a date, a time or a number as text, in items and private
/// elements too: none of them may sing in a log entry of any category at any level, in a value or exception that goes with
/// one, in a metric, a file name, a timeline, the answer to a sender or the reason of a refusal (requirement H4).
/// </summary>
[Category("H4")]
internal sealed class CanaryTests
{
    private const string Canary = "CANARY";
    private const string BirthDate = "19010203";
    private const int Delivered = 5000;
    private const int Quarantined = 4004;
    private const int Dead = 5005;
    private const string Destinations = "HipAi:Delivery:Destinations:";
    private const int Refused = 1004;

    /// <summary>Digits that nothing else has by chance.</summary>
    private const string Number = "1481516234";

    private static readonly string[] Texts = ["AE", "CS", "LO", "LT", "PN", "SH", "ST", "UT", "UC", "UR"];

    private static readonly Dictionary<string, string> Others = new()
    {
        ["AS"] = "077Y", ["DA"] = BirthDate, ["DT"] = BirthDate + "123454.321987", ["TM"] = "123454.321987",
        ["DS"] = Number, ["IS"] = Number, ["UI"] = "2.25." + Number,
    };

    private static readonly string[] Asked =
    [
        "/", "/studies/1.2.3", "/api/studies", "/api/studies/1.2.3", "/api/studies/9.9", "/api/studies/1.2.3/images/1.2.3.4/rendered.png",
    ];

    /// <summary>What the object is found by, which logs and files may name, and what says how its text is read.</summary>
    private static readonly DicomTag[] Kept =
    [
        DicomTag.SpecificCharacterSet, DicomTag.SOPClassUID, DicomTag.SOPInstanceUID, DicomTag.StudyInstanceUID, DicomTag.SeriesInstanceUID,
        DicomTag.Modality, DicomTag.BodyPartExamined,
    ];

    private RigFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new RigFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task No_patient_data_reaches_a_log_or_a_file_name()
    {
        // A RIS that refuses, and says of whom: that stands with the delivery and nowhere else.
        await using var ris = MllpPeer.Listen((_, id) => MllpAnswer.Acknowledge("AE", id, $"ERR||PID^1^3|204^{Canary}^HL70357|E|||{Canary}\r"));
        await using var host = await HostRig.StartAsync(
            _folder.Path, new ManualTimeProvider(), builder => builder.Services.AddSingleton(SampleForms.All),
            ("HipAi:Pipeline:MaximumAttempts", "1"), (Destinations + "0:Name", "folder"), (Destinations + "1:Name", "RIS"), (Destinations + "1:Kind", "Hl7"),
            (Destinations + "1:Host", "127.0.0.1"), (Destinations + "1:Port", $"{ris.Port}"));
        host.Stages.BeforeJudge = snapshot =>
        {
            if (snapshot.StudyInstanceUid == "9.9") throw new InvalidOperationException($"cannot judge {snapshot.Facts.PatientName}");
        };

        Assert.That(await host.SendAsync(Planted("1.2.3", "1.2.3.4"), Planted("9.9", "9.9.1")), Is.All.EqualTo(DicomStatus.Success));
        await SendBrokenAsync(host);
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Delivered, "1.2.3");
        await host.Logs.WaitForAsync(Quarantined, "9.9");
        await host.Logs.WaitForAsync(Dead, "1.2.3");
        using (var http = HostRig.Machine())
        {
            foreach (var path in Asked)
                using (await http.GetAsync(new Uri(host.Web, path))) { }
            using var found = await http.PostAsJsonAsync(new Uri(host.Web, "/api/search"), new { text = $"{Canary}00100020" });
            Assert.That(found.IsSuccessStatusCode);
        }

        Assert.That(ris.Heard.Single(), Does.Contain(Canary), "the message names the patient");
        var study = (await host.Queries.FindAsync("1.2.3", CancellationToken.None))!;
        Assert.That(study.Deliveries.Single(d => d.Destination == "RIS").Reason, Does.Contain(Canary));
        Assert.That(study.Summary.Facts!.PatientName, Does.Contain(Canary), "the canaries were planted");
        Assert.That(study.Summary.Facts.PatientBirthDate, Is.EqualTo(BirthDate));
        Assert.That(host.Logs.Entries, Has.Count.GreaterThan(20));
        Assert.That(await ToldAsync(host), Has.Count.GreaterThan(10).And.None.Matches<string>(Sings));
        Assert.That(host.Logs.Entries.Where(Sings), Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Where(Sings), Is.Empty);
    }

    /// <summary>What operators and machines are told besides the logs.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(HostRig host)
    {
        using var connection = await host.SendRubbishAsync("CANARYCANARYCANARYCANARY"u8.ToArray());
        await host.Logs.WaitForAsync(Refused);
        using var http = HostRig.Machine();
        var metrics = await http.GetStringAsync(new Uri(host.Web, "/metrics"));
        var ready = await http.GetStringAsync(new Uri(host.Web, "/health/ready"));
        var destinations = await http.GetStringAsync(new Uri(host.Web, "/api/destinations"));
        var quarantined = await host.App.Services.GetRequiredService<HipAiDatabase>().ReadAsync(
            db => db.QuarantinedObjects.Select(o => o.Reason).ToListAsync(), CancellationToken.None);
        Assert.That(quarantined, Has.Count.EqualTo(3));
        var refused = host.Logs.Entries.Where(entry => entry.Contains(" 1004 ", StringComparison.Ordinal));
        var timelines = await Task.WhenAll(new[] { "1.2.3", "9.9" }.Select(uid => host.Queries.TimelineAsync(uid, CancellationToken.None)));
        return [.. metrics.Split('\n'), ready, destinations, .. quarantined, .. refused, .. timelines.SelectMany(events => events).Select(e => e.What)];
    }

    private static bool Sings(string text) =>
        Others.Values.Append(Canary).Any(canary => text.Contains(canary, StringComparison.OrdinalIgnoreCase));

    private static DicomFile Planted(string study, string instance)
    {
        var file = HostRig.Image(study, instance);
        var item = new DicomDataset();
        foreach (var tag in Tags())
        {
            Plant(file.Dataset, tag);
            Plant(item, tag);
        }

        file.Dataset.AddOrUpdate(DicomTag.RequestAttributesSequence, item);
        var block = file.Dataset.ReservePrivateBlock(0x0011, $"{Canary} 1.0");
        file.Dataset.AddOrUpdate(DicomVR.LO, block.Tag(0x01), $"{Canary} private");
        return file;
    }

    /// <summary>
    /// A data set that is not one, one that is not the announced one, and one whose SOP class is a name: all end in quarantine,
    /// and the sender is told why in words that are ours.
    /// </summary>
    private static async Task SendBrokenAsync(HostRig host)
    {
        await using var client = await host.ConnectAsync();
        var statuses = new List<DicomStatus>();
        var rubbish = "CCCCANARYCANARYCANARYCANARY"u8.ToArray();
        foreach (var (bytes, instance) in new[] { (rubbish, "7.7.7"), (Bytes(Planted("1.2.3", "1.2.3.9")), "8.8.8"), (Unclassed("6.6.6"), "6.6.6") })
        {
            using var stream = new MemoryStream(bytes);
            statuses.Add(await client.CStoreAsync(stream, ScpRig.SopClass, instance, DicomTransferSyntax.ExplicitVRLittleEndian.UID.UID, CancellationToken.None));
        }

        await client.ReleaseAsync(CancellationToken.None);
        Assert.That(statuses.Select(status => status.Code), Is.EqualTo(new ushort[] { 0xC000, 0xA900, 0xA900 }));
        Assert.That(statuses.Select(status => status.ErrorComment ?? ""), Has.None.Empty.And.None.Matches<string>(Sings));
    }

    /// <summary>The same length as the real one, so that only the value is wrong.</summary>
    private static byte[] Unclassed(string instance)
    {
        var (bytes, real) = (Bytes(Planted("1.2.3", instance)), System.Text.Encoding.ASCII.GetBytes(ScpRig.SopClass));
        System.Text.Encoding.ASCII.GetBytes("CANARY^JANE".PadRight(real.Length)).CopyTo(bytes, bytes.AsSpan().IndexOf(real));
        return bytes;
    }

    private static byte[] Bytes(DicomFile file)
    {
        using var stream = new MemoryStream();
        DicomDatasetWriter.Write(stream, file.Dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
        return stream.ToArray();
    }

    /// <summary>Every attribute of a data set that the dictionary knows.</summary>
    private static IEnumerable<DicomTag> Tags() =>
        from property in typeof(DicomTag).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        where property.PropertyType == typeof(DicomTag)
        let tag = (DicomTag)property.GetValue(null)!
        where tag.Group is >= 0x0008 and < 0xFFFE && Array.IndexOf(Kept, tag) < 0
        select tag;

    private static void Plant(DicomDataset dataset, DicomTag tag)
    {
        if (DicomDictionary.Find(tag) is not { } entry) return;
        var representation = entry.ValueRepresentations[0].Code;
        var value = Array.IndexOf(Texts, representation) >= 0 ? $"{Canary}{tag.Group:X4}{tag.Element:X4}"[..14] : Others.GetValueOrDefault(representation);
        if (value is null) return;
        var least = int.Parse(entry.Multiplicity.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);
        dataset.AddOrUpdate(tag, [.. Enumerable.Repeat(value, least)]);
    }
}
