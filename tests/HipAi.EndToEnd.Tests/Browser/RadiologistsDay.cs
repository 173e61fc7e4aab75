using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HipAi.EndToEnd.Tests.Browser;

/// <summary>
/// A radiologist's day end to end: a study arrives on the open list, is read, decided on, edited and signed; a colleague who was slower sees
/// what changed; the same by the keyboard alone.
/// </summary>
[TestFixture]
[NonParallelizable]
[Category("F1")]
[Category("F2")]
public sealed class RadiologistsDay
{
    private BrowserRig _rig = null!;

    [OneTimeSetUp]
    public async Task Start() => _rig = await BrowserRig.StartAsync(studies: 4, unsent: 1);

    [OneTimeTearDown]
    public async Task Stop() => await _rig.DisposeAsync();

    [Test]
    public async Task A_study_appears_on_the_open_list_by_itself()
    {
        await using var window = await _rig.SignInAsync("radiologist");
        await window.Page.GotoAsync("");
        await Expect(window.Page.GetByText("live", new() { Exact = true })).ToBeVisibleAsync();
        var (uid, files) = _rig.Unsent.Dequeue();
        await _rig.SendAsync(files);
        await Expect(window.Page.Locator($"a[href='/studies/{uid}']").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.That(window.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_study_is_read_edited_and_signed_and_the_slower_colleague_is_told()
    {
        await using var first = await _rig.SignInAsync("radiologist");
        await using var second = await _rig.SignInAsync("second");
        foreach (var window in new[] { first, second }) await OpenAsync(window.Page, _rig.Studies[0]);

        foreach (var hip in await first.Page.Locator("[data-hip]").AllAsync())
        {
            await hip.Locator("button[data-verdict=accept]").ClickAsync();
            await Expect(hip.Locator(".decided")).ToBeVisibleAsync();
        }

        await EditAsync(first.Page, "IMPRESSION", "Seen and agreed by the tests.");
        await first.Page.Locator("[data-sign]").ClickAsync();
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Expect(first.Page.Locator("[data-region=standing]")).ToContainTextAsync("FINAL");
        await Expect(first.Page.Locator("[data-region=review]")).ToContainTextAsync("Seen and agreed by the tests.");

        // The colleague's page was open all the time: it says who was faster, before or when they try to save.
        await Expect(second.Page.Locator("body")).ToContainTextAsync("Reader", new() { Timeout = 30_000 });
        Assert.That(first.Complaints.Concat(second.Complaints), Is.Empty);

        using var api = new StudyApi(_rig.Service.Web);
        var report = (await api.StudyAsync(_rig.Studies[0])).GetProperty("report");
        Assert.That(report.GetProperty("status").GetString(), Is.EqualTo("final"));
        Assert.That(report.GetProperty("text").GetString(), Does.Contain("Seen and agreed by the tests."));
    }

    [Test]
    public async Task Two_who_edit_the_same_draft_cannot_overwrite_each_other()
    {
        await using var first = await _rig.SignInAsync("radiologist");
        await using var second = await _rig.SignInAsync("second");
        using var api = new StudyApi(_rig.Service.Web);
        var study = await UnsignedAsync(api);
        await OpenAsync(second.Page, study);
        await EditAsync(second.Page, "IMPRESSION", "The second's words.");
        await OpenAsync(first.Page, study);
        await EditAsync(first.Page, "IMPRESSION", "The first's words.");
        await first.Page.Locator("[data-save]").ClickAsync();
        await Expect(first.Page.Locator("[data-region=standing]")).ToContainTextAsync("NOT SIGNED");

        await second.Page.Locator("[data-save]").ClickAsync();
        await Expect(second.Page.Locator("body")).ToContainTextAsync("The first's words.");
        await Expect(second.Page.GetByRole(AriaRole.Button, new() { Name = "Apply mine on top" })).ToBeVisibleAsync();
        Assert.That((await api.StudyAsync(study)).GetProperty("report").GetProperty("text").GetString(), Does.Contain("The first's words."));
        Assert.That(first.Complaints.Concat(second.Complaints), Is.Empty);
    }

    [Test]
    public async Task From_the_list_to_the_signature_by_the_keyboard_alone()
    {
        await using var window = await _rig.SignInAsync("radiologist");
        var (page, keys) = (window.Page, window.Page.Keyboard);
        await page.GotoAsync("");
        await Expect(page.GetByText("live", new() { Exact = true })).ToBeVisibleAsync();
        await keys.PressAsync("j");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/studies/", StringComparison.Ordinal));
        await LoadedAsync(page);
        await keys.PressAsync("h");
        await keys.PressAsync("i");
        await keys.PressAsync("a");
        await Expect(page.Locator("[data-hip]:not(.hip-decided)")).ToHaveCountAsync(0);
        await keys.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Locator("[data-region=standing]")).ToContainTextAsync("FINAL");
        Assert.That(window.Complaints, Is.Empty);
    }

    // The walk by the keyboard signs the first of the list, whichever that is.
    private async Task<string> UnsignedAsync(StudyApi api)
    {
        foreach (var study in _rig.Studies)
            if ((await api.StudyAsync(study)).GetProperty("report").GetProperty("status").GetString() == "preliminary") return study;
        throw new InvalidOperationException("every study is signed");
    }

    private static async Task OpenAsync(IPage page, string study)
    {
        await page.GotoAsync($"studies/{study}");
        await LoadedAsync(page);
    }

    /// <summary>Returns when every radiograph is shown in its full depth.</summary>
    private static Task LoadedAsync(IPage page) => Expect(page.Locator("[data-viewport]:not([data-loaded=true])")).ToHaveCountAsync(0, new() { Timeout = 60_000 });

    private static async Task EditAsync(IPage page, string heading, string text)
    {
        await page.Locator("[data-edit]").ClickAsync();
        await page.GetByLabel(heading).FillAsync(text);
    }
}
