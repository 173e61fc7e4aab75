using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>A department's way: the modality sends to its archive, the archive forwards to HipAI.</summary>
[TestFixture]
[NonParallelizable]
[Category("A1")]
public sealed class OrthancPushTests
{
    [Test]
    public async Task A_study_that_Orthanc_forwards_is_reported()
    {
        using var folder = new TempFolder();
        var simulated = await SimulatedStudies.MakeAsync(folder.File("studies"), count: 1, seed: 12);
        using var truth = simulated.Truth;
        var (uid, files) = simulated.Studies[0];
        await using var service = await HipAiProcess.ServeAsync(folder.File("data"));
        await using var orthanc = await OrthancServer.StartAsync(new Dictionary<string, object> { ["DicomAlwaysAllowStore"] = true });
        await orthanc.AddModalityAsync("hipai", "HIPAI", service.DicomPort);
        var sent = await Tool.RunAsync("storescu", ["-xe", "127.0.0.1", $"{orthanc.DicomPort}", .. files]);
        Assert.That(sent.ExitCode, Is.Zero, sent.ToString());

        await orthanc.PostAsync("modalities/hipai/echo", new { });
        var study = (await orthanc.GetAsync("studies")).EnumerateArray().Single().GetString()!;
        await orthanc.PostAsync("modalities/hipai/store", study);

        await service.WaitForLogAsync("delivered", uid);
        using var api = new StudyApi(service.Web);
        Assert.That((await api.StudyAsync(uid)).GetProperty("images").GetArrayLength(), Is.EqualTo(files.Length));
    }
}
