using System.Net;
using System.Text.RegularExpressions;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Administration;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Review.Desk;

/// <summary>The whole service with the pages of the desk, as people of several roles see them.</summary>
internal sealed partial class DeskHost : IAsyncDisposable
{
    private static readonly string[] Told = ["TemplateChanged", "TemplatePublished", "DeliveryRetried"];

    private readonly RigFolder _folder;
    private readonly TempFolder _templates;

    private DeskHost(HostRig rig, RigFolder folder, TempFolder templates) => (Rig, _folder, _templates) = (rig, folder, templates);

    public HostRig Rig { get; }

    public HipAiDatabase Database => Rig.App.Services.GetRequiredService<HipAiDatabase>();

    public static async Task<DeskHost> StartAsync(params (string Setting, string Value)[] settings)
    {
        var (folder, templates) = (new RigFolder(), new TempFolder());
        TemplateRig.CopyShipped(templates.File("t"));
        var rig = await HostRig.StartAsync(folder.Path, new ManualTimeProvider(), [("HipAi:Reporting:TemplatesFolder", templates.File("t")), .. settings]);
        return new DeskHost(rig, folder, templates);
    }

    /// <summary>The shipped template as it lies in the folder.</summary>
    public string Shipped(string name) => File.ReadAllText(Path.Combine(_templates.File("t"), name + ".hbs"));

    /// <summary>A client of a person of that name, who is made and signs in.</summary>
    public async Task<HttpClient> SignInAsync(string name, params Role[] roles)
    {
        await Rig.App.Services.GetRequiredService<UserLedger>().CreateAsync(
            new UserDraft(name, new PersonNameParts("Example", "Rae", "Dr."), "R1", roles), HostRig.Password, new Doer("tests", null), CancellationToken.None);
        var browser = new Browser(Rig.Web);
        using var answer = await browser.SignInAsync(name, HostRig.Password);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "signing in");
        return browser.Http;
    }

    /// <summary>A page as its text reads.</summary>
    public static async Task<string> PageAsync(HttpClient http, string address) => WebUtility.HtmlDecode(await RawAsync(http, address));

    /// <summary>A page as it is sent.</summary>
    public static async Task<string> RawAsync(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form of a page, with the token that the page carries.</summary>
    /// <returns>Status, address that is led to, and text of the answer.</returns>
    public static async Task<(HttpStatusCode Status, string? Location, string Text)> PostAsync(HttpClient http, string page, string handler, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await RawAsync(http, page)).Groups[1].Value;
        Assert.That(token, Is.Not.Empty, "the page has a form");
        return await SendAsync(http, page, handler, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>Sends a form as it is given.</summary>
    public static async Task<(HttpStatusCode Status, string? Location, string Text)> SendAsync(HttpClient http, string page, string handler, params (string Name, string Value)[] fields)
    {
        var address = $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await http.PostAsync(new Uri(address, UriKind.Relative), content);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>What the audit trail holds of changes to templates and deliveries, oldest first.</summary>
    public Task<List<AuditRow>> AuditAsync() => Database.ReadAsync(
        db => Task.FromResult(db.Audit.Where(row => Told.Contains(row.Action)).OrderBy(row => row.Id).ToList()), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Rig.DisposeAsync();
        _templates.Dispose();
        _folder.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
