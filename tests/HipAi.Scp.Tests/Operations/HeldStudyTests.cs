using System.Net.Http.Json;
using System.Text.Json;
using HipAi.Dicom.Network;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Operations;

/// <summary>A patient mismatch inside a study, from the wire to the API (requirement A10).</summary>
[Category("A10")]
internal sealed class HeldStudyTests
{
    private const string Study = "1.2.3";
    private const string WrongName = "ZZWRONG^PATIENT";

    /// <summary>AssemblyLog.Held.</summary>
    private const int Held = 3002;

    /// <summary>DeliveryLog.Delivered.</summary>
    private const int Delivered = 5000;

    private RigFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new RigFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task An_image_of_another_patient_is_answered_with_success_and_its_study_held()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider());
        var statuses = await host.SendAsync(
            HostRig.Image(Study, "1.2.3.4"), HostRig.Image(Study, "1.2.3.5", WrongName), HostRig.Image("4.5.6", "4.5.6.7", WrongName));
        host.PassQuietPeriod();
        await host.Logs.WaitForAsync(Held, Study);
        await host.Logs.WaitForAsync(Delivered, "4.5.6");

        Assert.That(statuses, Is.All.EqualTo(DicomStatus.Success));
        using var http = host.Http();
        var study = await http.GetFromJsonAsync<JsonElement>($"/api/studies/{Study}");
        Assert.That(study.GetProperty("state").GetString(), Is.EqualTo("held"));
        Assert.That(study.GetProperty("stateReason").GetString(), Does.Contain("Patient's Name (0010,0010)").And.Not.Contain("ZZWRONG"));
        Assert.That(study.GetProperty("report").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(study.GetProperty("images").GetArrayLength(), Is.EqualTo(2));
        Assert.That(Directory.Exists(Path.Combine(_folder.Path, "reports", Study)), Is.False);
        Assert.That(host.Logs.Entries.Where(entry => entry.Contains("ZZWRONG", StringComparison.Ordinal)), Is.Empty);
    }
}
