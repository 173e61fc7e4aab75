using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HipAi.EndToEnd.Tests.Browser;

/// <summary>
/// An admin's day end to end (requirements E2, E3): a template is edited, previewed on a study, refused at its line while it is wrong,
/// published, and writes the next study's report.
/// </summary>
[TestFixture]
[NonParallelizable]
[Category("E2")]
[Category("E3")]
public sealed class AdminsDay
{
    private const string Wording = "Worded by the tests.";

    private BrowserRig _rig = null!;

    [OneTimeSetUp]
    public async Task Start() => _rig = await BrowserRig.StartAsync(studies: 1, unsent: 1);

    [OneTimeTearDown]
    public async Task Stop() => await _rig.DisposeAsync();

    [Test]
    public async Task A_template_is_edited_previewed_refused_while_wrong_published_and_used()
    {
        await using var window = await _rig.SignInAsync("admin", BrowserRig.AdminPassword);
        var page = window.Page;
        await page.GotoAsync("templates/hip-preliminary/edit");
        var editor = page.Locator(".cm-content");
        await Expect(editor).ToBeVisibleAsync();

        await AppendAsync(page, "\n{{nowhere.at.all}}\n");
        await Expect(page.Locator("[data-verdict]")).ToContainTextAsync("nowhere");
        await Expect(page.Locator(".cm-lint-marker-error, .cm-lintRange-error").First).ToBeVisibleAsync();

        for (var undo = 0; undo < 6; undo++) await page.Keyboard.PressAsync("Control+z");
        await AppendAsync(page, $"\n{Wording}\n");
        await Expect(page.Locator("[data-paper]")).ToContainTextAsync(Wording);
        await page.Keyboard.PressAsync("Control+s");
        await page.Locator("[data-publish]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 2" }).ClickAsync();
        await Expect(page.Locator("body")).ToContainTextAsync("version 2 serves");
        Assert.That(window.Complaints, Is.Empty);

        var (uid, files) = _rig.Unsent.Dequeue();
        await _rig.SendAsync(files);
        await _rig.Service.WaitForLogAsync("delivered", uid);
        using var api = new StudyApi(_rig.Service.Web);
        var report = (await api.StudyAsync(uid)).GetProperty("report");
        Assert.That(report.GetProperty("template").GetProperty("version").GetInt32(), Is.EqualTo(2));
        Assert.That(report.GetProperty("text").GetString(), Does.Contain(Wording));
    }

    private static async Task AppendAsync(IPage page, string text)
    {
        await page.Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync(text);
    }
}
