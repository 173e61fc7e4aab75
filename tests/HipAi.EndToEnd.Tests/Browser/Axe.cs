using System.Text.Json;
using HipAi.Testing;
using Microsoft.Playwright;

namespace HipAi.EndToEnd.Tests.Browser;

/// <summary>axe-core over the page as the browser shows it (WCAG 2.1 A and AA).</summary>
internal static class Axe
{
    private static readonly string Source = File.ReadAllText(
        Path.Combine(Repository.Root, "src", "HipAi.Scp", "Client", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>The violations that axe calls serious or critical, each with the elements it means.</summary>
    internal static async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        // By the debugger, so that the page's own content policy stays in force.
        await page.EvaluateAsync(Source);
        var result = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })).violations");
        return
        [
            .. from violation in result.EnumerateArray()
               where violation.GetProperty("impact").GetString() is "serious" or "critical"
               let nodes = violation.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("html").GetString())
               select $"{violation.GetProperty("id").GetString()}: {violation.GetProperty("help").GetString()}: {string.Join(" | ", nodes)}",
        ];
    }
}
