using HipAi.Testing;
using Microsoft.Playwright;

namespace HipAi.EndToEnd.Tests.Browser;

/// <summary>The product with simulated studies in it and its demo's people, seen through Debian's Chromium.</summary>
internal sealed class BrowserRig : IAsyncDisposable
{
    internal const string AdminPassword = "first-word-of-the-tests";
    internal const string Password = "reading-room-of-the-tests";

    private static readonly (string Name, string Family, string Role)[] People =
        [("radiologist", "Reader", "radiologist"), ("second", "Second", "radiologist"), ("operator", "Keeper", "operator")];

    private readonly TempFolder _folder = new();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    /// <summary>The running product.</summary>
    public HipAiProcess Service { get; private set; } = null!;

    /// <summary>The studies that were sent, all of them reported.</summary>
    public IReadOnlyList<string> Studies { get; private set; } = [];

    /// <summary>The studies that were simulated and not sent yet.</summary>
    public Queue<(string StudyInstanceUid, string[] Files)> Unsent { get; } = new();

    /// <summary>Starts the product, sends studies, makes one person of each role.</summary>
    public static async Task<BrowserRig> StartAsync(int studies, int unsent = 0)
    {
        var rig = new BrowserRig();
        rig._playwright = await Playwright.CreateAsync();
        rig._browser = await rig._playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Tool.Find("chromium"),
            Args = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"],
        });
        var simulated = await SimulatedStudies.MakeAsync(rig._folder.File("studies"), studies + unsent, seed: 12);
        simulated.Truth.Dispose();
        rig.Service = await HipAiProcess.ServeAsync(rig._folder.File("data"), settings: ("HipAi__Review__AdminPassword", AdminPassword));
        foreach (var study in simulated.Studies.Skip(studies)) rig.Unsent.Enqueue(study);
        foreach (var (_, files) in simulated.Studies.Take(studies)) await rig.SendAsync(files);
        rig.Studies = [.. simulated.Studies.Take(studies).Select(study => study.StudyInstanceUid)];
        foreach (var uid in rig.Studies) await rig.Service.WaitForLogAsync("delivered", uid);
        await rig.MakePeopleAsync();
        return rig;
    }

    /// <summary>Sends files as a modality does.</summary>
    public async Task SendAsync(string[] files)
    {
        var stored = await Tool.RunAsync("storescu", ["127.0.0.1", $"{Service.DicomPort}", .. files]);
        Assert.That(stored.ExitCode, Is.Zero, stored.ToString());
    }

    /// <summary>A browser window in which nobody has signed in.</summary>
    /// <param name="width">CSS pixels.</param>
    /// <param name="height">CSS pixels.</param>
    public async Task<WatchedPage> OpenAsync(int width = 1280, int height = 800)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Service.Web.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new WatchedPage(context, await context.NewPageAsync());
    }

    /// <summary>A browser window in which that person has signed in by the page.</summary>
    public async Task<WatchedPage> SignInAsync(string name, string password = Password, int width = 1280, int height = 800)
    {
        var window = await OpenAsync(width, height);
        await window.Page.GotoAsync("sign-in");
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await window.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await window.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return window;
    }

    /// <summary>The admin of the first start makes a radiologist, a second one and an operator, who each choose a password of their own.</summary>
    private async Task MakePeopleAsync()
    {
        await using var admin = await SignInAsync("admin", AdminPassword);
        foreach (var (name, family, role) in People)
        {
            await admin.Page.GotoAsync("users");
            var form = admin.Page.Locator("form").Filter(new() { HasText = "Create user" });
            await form.GetByLabel("Name to sign in with").FillAsync(name);
            await form.GetByLabel("Family name").FillAsync(family);
            await form.GetByLabel("Given names").FillAsync("Alex");
            await form.GetByLabel(role).CheckAsync();
            await form.GetByRole(AriaRole.Button, new() { Name = "Create user" }).ClickAsync();
            var first = await admin.Page.Locator(".secret output").InnerTextAsync();
            await using var person = await SignInAsync(name, first);
            await ChooseAsync(person.Page, first);
            Assert.That(admin.Complaints.Concat(person.Complaints), Is.Empty);
        }
    }

    private static async Task ChooseAsync(IPage page, string first)
    {
        await page.GetByLabel("Current password").FillAsync(first);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("New password again").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/password", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        if (Service is not null) await Service.DisposeAsync();
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _folder.Dispose();
    }
}
