using System.Text;
using System.Text.Json;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>The running service with the real forms and one destination of each kind: an image goes in, every form comes out, and what is signed follows.</summary>
[Category("D8")]
[CancelAfter(120_000)]
internal sealed class WrittenFormsTests
{
    private const string Study = "1.2.3";
    private const string At = "HipAi:Delivery:Destinations:";
    private const int Delivered = 5000;

    /// <summary>Eight by eight pixels of one colour.</summary>
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4oaGBFTEMLQkAgl1GARdiiXUAAAAASUVORK5CYII=");

    private static readonly string[] Names = ["files", "PACS", "RIS", "EHR"];

    [Test, Category("B4")]
    public async Task A_report_goes_out_in_every_form_and_its_signed_version_after_it()
    {
        using var folder = new RigFolder();
        var pacs = new PacsPeer();
        await using var pacsServer = await PacsPeer.ListenAsync(pacs);
        await using var ris = MllpPeer.Listen((_, id) => MllpAnswer.Accept(id));
        await using var ehr = await FhirPeer.ListenAsync((_, _) => Task.FromResult(false));
        await using var host = await HostRig.StartAsync(
            folder.Path, new ManualTimeProvider(),
            (At + "0:Name", "files"), (At + "0:Forms:0", "Text"), (At + "0:Forms:1", "Json"), (At + "0:Forms:2", "Html"), (At + "0:Forms:3", "Pdf"), (At + "0:Forms:4", "Sr"),
            (At + "1:Name", "PACS"), (At + "1:Kind", "Dicom"), (At + "1:Host", "127.0.0.1"), (At + "1:Port", $"{pacsServer.LocalEndPoint.Port}"),
            (At + "1:CalledAeTitle", "PACS"), (At + "1:RejectionNotes", "true"),
            (At + "2:Name", "RIS"), (At + "2:Kind", "Hl7"), (At + "2:Host", "127.0.0.1"), (At + "2:Port", $"{ris.Port}"), (At + "2:Hl7:ReceivingApplication", "RIS"),
            (At + "3:Name", "EHR"), (At + "3:Kind", "Fhir"), (At + "3:Url", ehr.Url.ToString()));
        host.Stages.Picture = Png;

        await host.SendAsync(HostRig.Image(Study, "1.2.3.1"));
        host.PassQuietPeriod();
        foreach (var name in Names) await host.Logs.WaitForAsync(Delivered, $"version 1 delivered to {name}");
        var draft = (await host.Queries.FindAsync(Study, CancellationToken.None))!;
        await host.App.Services.GetRequiredService<StudyLedger>().RecordSignatureAsync(
            Study, 1, new ReportSignature("Example^Rae^^Dr.", "4711", "Example Hospital", host.Time.GetUtcNow()), CancellationToken.None);
        host.App.Services.GetRequiredService<DeliveryAlarms>().Ring();
        foreach (var name in Names) await host.Logs.WaitForAsync(Delivered, $"version 2 delivered to {name}");

        Assert.That(draft.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That(pacs.Sent, Has.Count.EqualTo(7), "SR, map, PDF; SR, the same map, PDF, rejection note");
        Assert.That((pacs.Has.Count, pacs.Sent.ElementAt(1)), Is.EqualTo((6, pacs.Sent.ElementAt(4))));
        Assert.That(ris.Heard.Select(message => Hl7Message.Parse(message)).Select(message => (message.Single("MSH").Text(5), message.Single("OBR").Text(25))), Is.EqualTo(new[] { ("RIS", "P"), ("RIS", "F") }));
        Assert.That(ehr.Heard.Select(ReportStatus), Is.EqualTo(new[] { "preliminary", "final" }));
        Assert.That(ehr.Has.Keys.Count(key => key.StartsWith("DiagnosticReport/", StringComparison.Ordinal)), Is.EqualTo(1), "the signed version takes the place of the draft");
        var names = ScpRig.FilesIn(Path.Combine(folder.Path, "reports")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);
        Assert.That(names, Is.EqualTo(new[] { 1, 2 }.SelectMany(version => new[] { "html", "json", "pdf", "sr.dcm", "txt" }.Select(end => $"report-v{version}.{end}"))));
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(folder.Path, "reports", Study, "report-v1.pdf")), Has.Length.GreaterThan(1000));
    }

    private static string? ReportStatus(string bundle)
    {
        using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(bundle));
        return json.RootElement.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource"))
            .Single(resource => resource.GetProperty("resourceType").GetString() == "DiagnosticReport").GetProperty("status").GetString();
    }
}
