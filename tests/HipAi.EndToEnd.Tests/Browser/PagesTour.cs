using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HipAi.EndToEnd.Tests.Browser;

/// <summary>
/// Every page at both sizes of a reading room's screens: no script fails, nothing is refused by the content policy, nothing runs off the
/// side, and axe finds nothing serious. With <c>HIPAI_SCREENSHOTS</c> each is kept as a picture there (<c>eng/screenshots.sh</c>).
/// </summary>
[TestFixture]
[NonParallelizable]
[Category("F1")]
[Category("H5")]
public sealed class PagesTour
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 800), (1920, 1080)];

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("HIPAI_SCREENSHOTS");

    private BrowserRig _rig = null!;

    [OneTimeSetUp]
    public async Task Start() => _rig = await BrowserRig.StartAsync(studies: 9);

    [OneTimeTearDown]
    public async Task Stop() => await _rig.DisposeAsync();

    [TestCase("", "sign-in", "sign-in")]
    [TestCase("radiologist", "", "work-list")]
    [TestCase("radiologist", "studies/{study}", "study")]
    [TestCase("radiologist", "studies/{study}/timeline", "timeline")]
    [TestCase("radiologist", "measures", "measures")]
    [TestCase("radiologist", "account", "account")]
    [TestCase("radiologist", "launch?accession=NOT-HERE", "launch-unknown")]
    [TestCase("radiologist", "users", "not-allowed")]
    [TestCase("radiologist", "account/password", "password")]
    [TestCase("operator", "studies/{study}/resolve", "resolve")]
    [TestCase("operator", "destinations/folder", "destination")]
    [TestCase("admin", "models/hardware-nfnet", "model")]
    [TestCase("admin", "users/radiologist", "user")]
    [TestCase("admin", "templates/hip-preliminary/publish", "publish-nothing")]
    [TestCase("admin", "templates", "templates")]
    [TestCase("admin", "templates/hip-preliminary", "template-history")]
    [TestCase("admin", "templates/hip-preliminary/edit", "template-editor")]
    [TestCase("admin", "destinations", "destinations")]
    [TestCase("admin", "sources", "sources")]
    [TestCase("admin", "models", "models")]
    [TestCase("admin", "users", "users")]
    [TestCase("admin", "audit", "audit")]
    public async Task A_page_is_whole_at_both_sizes(string person, string path, string name)
    {
        await using var window = person switch
        {
            "" => await _rig.OpenAsync(),
            "admin" => await _rig.SignInAsync("admin", BrowserRig.AdminPassword),
            _ => await _rig.SignInAsync(person),
        };
        var page = window.Page;
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.GotoAsync(path.Replace("{study}", _rig.Studies[0], StringComparison.Ordinal));
            await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
            // Every radiograph in its full depth, not its preview.
            await Expect(page.Locator("[data-viewport]:not([data-loaded=true])")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
            if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}.png") });
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.That(over, Is.LessThanOrEqualTo(0), string.Create(CultureInfo.InvariantCulture, $"{name} runs off the side at {width}"));
            Assert.That(await Axe.SeriousAsync(page), Is.Empty, $"{name} at {width}");
        }

        Assert.That(window.Complaints, Is.Empty, name);
    }
}
