using System.Net;
using System.Text.Json;
using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>
/// The whole sentence, driven as its users drive it: dcmtk pushes a simulated study, the API gives its preliminary report.
/// Proves A1, A7, B1, B5, B6, C4, C5, C7, E1 from outside.
/// </summary>
[TestFixture]
[NonParallelizable]
public sealed class FirstLightTests
{
    private static readonly string[] Classes =
    [
        "no_hardware", "total_hip_arthroplasty", "hemiarthroplasty", "intramedullary_nail", "cannulated_screws",
        "dynamic_hip_screw", "blade_or_plate", "arthroplasty_with_fixation", "post_infectious",
    ];

    private TempFolder _folder = null!;
    private SimulatedStudies _simulated = null!;

    [OneTimeSetUp]
    public async Task Simulate()
    {
        _folder = new TempFolder();
        _simulated = await SimulatedStudies.MakeAsync(_folder.File("studies"), count: 4, seed: 11);
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _simulated?.Truth.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task A1_echoscu_is_answered()
    {
        await using var service = await HipAiProcess.ServeAsync(_folder.File("echo"));
        var echo = await Tool.RunAsync("echoscu", ["-v", "-aec", "HIPAI", "127.0.0.1", $"{service.DicomPort}"]);
        Assert.That(echo.ExitCode, Is.Zero, echo.ToString());
    }

    [TestCase("-xe", TestName = "storescu pushes a study in Explicit VR Little Endian and its report comes back")]
    [TestCase("-xi", TestName = "storescu pushes a study in Implicit VR Little Endian and its report comes back")]
    [TestCase("-xb", TestName = "storescu pushes a study in Explicit VR Big Endian and its report comes back")]
    [TestCase("-xd", TestName = "storescu pushes a study in Deflated Explicit VR Little Endian and its report comes back")]
    public async Task A_pushed_study_comes_back_as_a_preliminary_report(string syntax)
    {
        await using var service = await HipAiProcess.ServeAsync(_folder.File("push" + syntax));
        var (uid, files) = _simulated.Studies[0];
        await StoreAsync(service, files, syntax);
        await service.WaitForLogAsync(Delivered, uid);

        using var api = new StudyApi(service.Web);
        var study = await api.StudyAsync(uid);
        Assert.That(study.GetProperty("state").GetString(), Is.EqualTo("delivered"));
        Assert.That(study.GetProperty("closedBecause").GetString(), Is.EqualTo("quiet_period"));
        Assert.That(study.GetProperty("images").GetArrayLength(), Is.EqualTo(files.Length));
        AssertReport(study.GetProperty("report"));
        foreach (var hip in study.GetProperty("hips").EnumerateArray()) AssertHip(hip);
        Assert.That(Sides(study.GetProperty("hips")), Is.EquivalentTo(TrueSides(uid)), "the hips that were imaged, no more and no fewer");
    }

    [Test]
    public async Task A7_kill_minus_9_right_after_storescu_returned_loses_nothing()
    {
        var root = _folder.File("killed");
        var (uid, files) = _simulated.Studies[1];
        await using (var service = await HipAiProcess.ServeAsync(root, quietPeriod: "00:00:03"))
        {
            await StoreAsync(service, files, "-xe");
            await service.KillAsync();
        }

        await using var restarted = await HipAiProcess.ServeAsync(root);
        await restarted.WaitForLogAsync(Delivered, uid);
        using var api = new StudyApi(restarted.Web);
        var study = await api.StudyAsync(uid);
        Assert.That(study.GetProperty("images").GetArrayLength(), Is.EqualTo(files.Length), "every acknowledged image is there, once");
        AssertReport(study.GetProperty("report"));
        Assert.That(study.GetProperty("report").GetProperty("version").GetInt32(), Is.EqualTo(1), "and it was processed once");
    }

    [Test]
    public async Task B4_a_late_image_makes_a_new_report_version()
    {
        await using var service = await HipAiProcess.ServeAsync(_folder.File("late"), quietPeriod: "00:00:01");
        var (uid, files) = _simulated.Studies.First(study => study.Files.Length > 1);
        await StoreAsync(service, files[..1], "-xe");
        await service.WaitForLogAsync(Delivered, uid, "version 1");
        await StoreAsync(service, files[1..], "-xe");
        await service.WaitForLogAsync(Delivered, uid, "version 2");
        using var api = new StudyApi(service.Web);
        Assert.That((await api.StudyAsync(uid)).GetProperty("report").GetProperty("version").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public async Task H2_health_is_told_and_an_unknown_study_is_not_found()
    {
        await using var service = await HipAiProcess.ServeAsync(_folder.File("health"));
        using var api = new StudyApi(service.Web);
        using var live = await api.GetAsync("health/live");
        using var ready = await api.GetAsync("health/ready");
        using var unknown = await api.GetAsync("api/studies/1.2.3.4");
        Assert.That(new[] { live.StatusCode, ready.StatusCode, unknown.StatusCode },
            Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound }), await ready.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task H4_no_log_line_names_the_patient()
    {
        await using var service = await HipAiProcess.ServeAsync(_folder.File("canary"));
        var (uid, files) = _simulated.Studies[2];
        await StoreAsync(service, files, "-xe");
        await service.WaitForLogAsync(Delivered, uid);
        using var api = new StudyApi(service.Web);
        var facts = (await api.StudyAsync(uid)).GetProperty("facts");
        foreach (var name in new[] { "patientName", "patientId", "patientBirthDate", "accessionNumber" })
        {
            var value = facts.GetProperty(name).GetString();
            Assert.That(value, Is.Not.Empty, name);
            Assert.That(service.Log, Does.Not.Contain(value!), name);
        }
    }

    private const string Delivered = "delivered";

    private static async Task StoreAsync(HipAiProcess service, string[] files, string syntax)
    {
        var stored = await Tool.RunAsync("storescu", ["-aec", "HIPAI", syntax, "127.0.0.1", $"{service.DicomPort}", .. files]);
        Assert.That(stored.ExitCode, Is.Zero, $"{stored}\n{service.Log}");
    }

    private static void AssertReport(JsonElement report)
    {
        var text = report.GetProperty("text").GetString();
        Assert.That(report.GetProperty("status").GetString(), Is.EqualTo("preliminary"));
        Assert.That(text, Does.Contain("PRELIMINARY – NOT REVIEWED"));
        Assert.That(text, Does.Contain("simulated"), "the report says what the models were trained on");
        foreach (var heading in new[] { "EXAM", "TECHNIQUE", "FINDINGS", "IMPRESSION" }) Assert.That(text, Does.Contain(heading).IgnoreCase);
    }

    private static void AssertHip(JsonElement hip)
    {
        Assert.That(hip.GetProperty("class").GetString(), Is.AnyOf(Classes));
        Assert.That(hip.GetProperty("status").GetString(), Is.AnyOf("certain", "indeterminate"));
        Assert.That(hip.GetProperty("probability").GetDouble(), Is.InRange(1.0 / 9, 1.0));
        Assert.That(hip.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("name").GetString()).Distinct().Count(), Is.GreaterThanOrEqualTo(2));
    }

    private static IEnumerable<string?> Sides(JsonElement hips) => hips.EnumerateArray().Select(hip => hip.GetProperty("side").GetString());

    private IEnumerable<string?> TrueSides(string uid) =>
        _simulated.Truth.RootElement.GetProperty("studies").EnumerateArray()
            .Single(study => study.GetProperty("studyInstanceUid").GetString() == uid)
            .GetProperty("images").EnumerateArray()
            .SelectMany(image => Sides(image.GetProperty("hips")))
            .Distinct();
}
