using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HipAi.EndToEnd.Tests.Browser;

/// <summary>Blind first (requirement F3): the images are read before anything that was found can be seen, on the page, in its source or behind it.</summary>
[TestFixture]
[NonParallelizable]
[Category("F3")]
public sealed class BlindReading
{
    private BrowserRig _rig = null!;

    [OneTimeSetUp]
    public async Task Start() => _rig = await BrowserRig.StartAsync(studies: 1);

    [OneTimeTearDown]
    public async Task Stop() => await _rig.DisposeAsync();

    [Test]
    public async Task Findings_are_shown_after_the_reader_has_recorded_what_they_see()
    {
        await using var window = await _rig.SignInAsync("radiologist");
        var page = window.Page;
        await page.GotoAsync("account");
        await page.GetByLabel("Read blind first").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await page.GotoAsync($"studies/{_rig.Studies[0]}");
        await Expect(page.Locator("[data-viewport]:not([data-loaded=true])")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Expect(page.Locator("[data-hip], [data-report]")).ToHaveCountAsync(0);
        Assert.That(await page.ContentAsync(), Does.Not.Contain("IMPRESSION").And.Not.Contain("/heatmaps/").And.Not.Contain("Votes per"));
        Assert.That(await Axe.SeriousAsync(page), Is.Empty);

        foreach (var hip in await page.Locator(".first-reading select").AllAsync()) await hip.SelectOptionAsync("cannot_tell");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record and show findings" }).ClickAsync();
        await Expect(page.Locator("[data-hip]").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-report]")).ToBeVisibleAsync();
        Assert.That(window.Complaints, Is.Empty);
    }
}
