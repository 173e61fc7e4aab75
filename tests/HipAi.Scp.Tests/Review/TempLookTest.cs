using HipAi.Testing;
namespace HipAi.Scp.Tests.Review;
[Explicit("only to look at")]
public class TempLookTest
{
    [Test]
    public async Task Look()
    {
        await using var host = await ReviewHost.StartAsync();
        await host.AddAllAsync();
        foreach (var png in Directory.GetFiles("/tmp/wt/look-in", "*.png")) File.Copy(png, Path.Combine(host.Data.Instances, Path.GetFileName(png)));
        var cam = File.ReadAllBytes("/tmp/wt/look-in/cam.png");
        foreach (var s in new[] { SampleStudies.Certain, SampleStudies.Open })
            foreach (var n in new[] { 1, 2 })
                foreach (var side in new[] { "right", "left" })
                    foreach (var m in SampleStudies.Models)
                        host.Results.WriteHeatmap(s, 1, $"{s}.{n}-{side}-{m.Name}", cam);
        foreach (var (name, path) in new[] { ("list", "/"), ("certain", "/studies/2.25.1001"), ("open", "/studies/2.25.1002"), ("api", "/api/studies/2.25.1002"), ("none", "/studies/2.25.9") , ("refusals", "/refusals")})
            foreach (var width in new[] { 1400, 420 })
                await Tool.RunAsync("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", $"--user-data-dir={Directory.CreateTempSubdirectory("chr").FullName}", $"--window-size={width},{(width == 420 ? 3600 : 1900)}", "--virtual-time-budget=3000", $"--screenshot=/tmp/wt/look/{name}-{width}.png", new Uri(host.Client.BaseAddress!, path).ToString()], TimeSpan.FromSeconds(60));
    }
}
