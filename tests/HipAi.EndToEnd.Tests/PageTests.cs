using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>The pages as a radiologist's browser shows them: Chromium renders, its document is read.</summary>
[TestFixture]
[NonParallelizable]
public sealed class PageTests
{
    private static readonly string[] Browser =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--window-size=1400,1600",
    ];

    [Test]
    public async Task F1_work_list_and_report_page_show_the_study_with_its_pictures()
    {
        using var folder = new TempFolder();
        var simulated = await SimulatedStudies.MakeAsync(folder.File("studies"), count: 1, seed: 21);
        var (uid, files) = simulated.Studies[0];
        simulated.Truth.Dispose();
        await using var service = await HipAiProcess.ServeAsync(folder.File("data"));
        var stored = await Tool.RunAsync("storescu", ["127.0.0.1", $"{service.DicomPort}", .. files]);
        Assert.That(stored.ExitCode, Is.Zero, stored.ToString());
        await service.WaitForLogAsync("delivered", uid);

        var list = await DocumentAsync(service, "", folder);
        var page = await DocumentAsync(service, $"studies/{uid}", folder);
        Assert.That(list, Does.Contain($"/studies/{uid}"));
        Assert.That(page, Does.Contain("PRELIMINARY – NOT REVIEWED").And.Contain("simulated").And.Contain("rendered.png").And.Contain("/heatmaps/"));

        using var api = new StudyApi(service.Web);
        foreach (var image in (await api.StudyAsync(uid)).GetProperty("images").EnumerateArray())
        {
            using var picture = await api.GetAsync(image.GetProperty("renderedUrl").GetString()!.TrimStart('/'));
            Assert.That(await picture.Content.ReadAsByteArrayAsync(), Has.Length.GreaterThan(1000).And.ItemAt(1).EqualTo((byte)'P'), "a PNG");
        }
    }

    private static async Task<string> DocumentAsync(HipAiProcess service, string path, TempFolder folder)
    {
        var shown = await Tool.RunAsync("chromium", [.. Browser, $"--user-data-dir={folder.File("browser")}", "--dump-dom", new Uri(service.Web, path).ToString()]);
        Assert.That(shown.ExitCode, Is.Zero, shown.ToString());
        return shown.Output;
    }
}
