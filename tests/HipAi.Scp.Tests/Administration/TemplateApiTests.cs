using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Administration;

/// <summary>The endpoints over templates, on the whole service with a study that was judged.</summary>
[Category("E3")]
internal sealed class TemplateApiTests
{
    private const string Study = "1.2.3";
    private const string Name = "hip-preliminary";
    private const string None = "None available to the software.";

    /// <summary>DeliveryLog.Delivered.</summary>
    private const int Delivered = 5000;

    private RigFolder _folder = null!;
    private TempFolder _templates = null!;
    private HostRig _host = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task SetUp()
    {
        (_folder, _templates) = (new RigFolder(), new TempFolder());
        TemplateRig.CopyShipped(_templates.File("t"));
        _host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider(), ("HipAi:Reporting:TemplatesFolder", _templates.File("t")));
        _http = _host.Http();
    }

    [TearDown]
    public async Task TearDown()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _templates.Dispose();
        _folder.Dispose();
    }

    private string Edited(string comparison) => File.ReadAllText(Path.Combine(_templates.File("t"), Name + ".hbs")).Replace(None, comparison, StringComparison.Ordinal);

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/templates" + path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    [Test]
    public async Task Templates_are_listed_with_what_serves()
    {
        var (_, list) = await SendAsync(HttpMethod.Get, "");
        var first = list.GetProperty("templates")[0];
        Assert.That((Text(first, "name"), Text(first, "language"), Text(first, "serves"), first.GetProperty("serving").GetInt32()), Is.EqualTo((Name, "en", "all studies", 1)));
        Assert.That(first.GetProperty("draft").ValueKind, Is.EqualTo(JsonValueKind.Null));
        var (_, versions) = await SendAsync(HttpMethod.Get, "/" + Name);
        Assert.That((Text(versions[0], "status"), Text(versions[0], "writtenBy"), Text(versions[0], "sha256").Length), Is.EqualTo(("published", "file hip-preliminary.hbs", 64)));
        var (_, one) = await SendAsync(HttpMethod.Get, $"/{Name}/versions/1");
        Assert.That(Text(one, "text"), Is.EqualTo(Edited(None)));
        Assert.That(one.GetProperty("partials").GetProperty("failure-advice").GetString(), Does.Contain("CRP and ESR"));
        Assert.That((await SendAsync(HttpMethod.Get, "/nobody")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await SendAsync(HttpMethod.Get, $"/{Name}/versions/9")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_draft_is_written_checked_shown_on_a_past_study_published_and_rolled_back()
    {
        await _host.SendAsync(HostRig.Image(Study, "1.2.3.1"));
        _host.PassQuietPeriod();
        await _host.Logs.WaitForAsync(Delivered);

        var (status, draft) = await SendAsync(HttpMethod.Put, $"/{Name}/draft", new { text = Edited("No earlier studies were looked at."), by = "ann" });
        Assert.That((status, draft.GetProperty("draft").GetProperty("version").GetInt32(), draft.GetProperty("fault").ValueKind), Is.EqualTo((HttpStatusCode.OK, 2, JsonValueKind.Null)));
        Assert.That((await PostAsync($"/{Name}/lint", new { })).Body.GetProperty("ok").GetBoolean(), Is.True);

        var (_, preview) = await PostAsync($"/{Name}/preview", new { studyInstanceUid = Study });
        var differences = preview.GetProperty("differences").EnumerateArray().Select(line => line.GetString()!).ToList();
        Assert.That(Text(preview, "text"), Does.StartWith("PRELIMINARY – NOT REVIEWED").And.Contain("Right total hip arthroplasty."));
        Assert.That(differences.Where(line => line[0] != ' ').Take(2), Is.EqualTo(new[] { "- " + None, "+ No earlier studies were looked at." }));
        Assert.That(preview.GetProperty("against").GetProperty("version").GetInt32(), Is.EqualTo(1));

        var (_, published) = await PostAsync($"/{Name}/publish", new { by = "bob" });
        Assert.That((published.GetProperty("version").GetInt32(), Text(published, "publishedBy")), Is.EqualTo((2, "bob")));
        var (_, back) = await PostAsync($"/{Name}/rollback", new { version = 1, by = "bob" });
        Assert.That((back.GetProperty("version").GetInt32(), Text(back, "status")), Is.EqualTo((1, "published")));
        Assert.That(_host.Logs.Entries, Has.Some.Contains(" 7003 Template hip-preliminary: rolled back to version 1, by bob"));
    }

    [Test]
    public async Task A_fault_is_told_with_file_line_and_reason()
    {
        var (_, lint) = await PostAsync($"/{Name}/lint", new { text = Edited("{{study.uid}}") });
        var fault = lint.GetProperty("fault");
        Assert.That((lint.GetProperty("ok").GetBoolean(), Text(fault, "file"), fault.GetProperty("line").GetInt32()), Is.EqualTo((false, "hip-preliminary.hbs", 112)));

        await SendAsync(HttpMethod.Put, $"/{Name}/draft", new { text = Edited("{{study.uid}}"), by = "ann" });
        var (status, problem) = await PostAsync($"/{Name}/publish", new { by = "ann" });
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((Text(problem, "title"), problem.GetProperty("line").GetInt32(), Text(problem, "reason")), Is.EqualTo(("Template refused", 112, "'{{study.uid}}': there is no field 'study.uid' here")));
    }

    [Test]
    public async Task A_tie_is_a_conflict_with_both_names()
    {
        await SendAsync(HttpMethod.Put, "/another/draft", new { text = Edited("None.").Replace("name: hip-preliminary", "name: another", StringComparison.Ordinal), by = "ann" });
        var (status, problem) = await PostAsync("/another/publish", new { by = "ann" });
        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(Text(problem, "detail"), Does.Contain("'another'").And.Contain("'hip-preliminary'"));
    }

    [Test, Category("E5")]
    public async Task An_exported_template_is_imported_the_same()
    {
        var html = await _http.GetStringAsync(new Uri($"/api/templates/{Name}/versions/1/mrrt", UriKind.Relative));
        var (status, imported) = await PostAsync("/import", new { html, by = "ann" });
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((Text(imported.GetProperty("draft"), "text"), imported.GetProperty("warnings").GetArrayLength()), Is.EqualTo((Edited(None), 0)));
        Assert.That((await PostAsync("/import", new { html = "<p>hello</p>", by = "ann" })).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test, Category("H2")]
    public async Task Readiness_tells_what_serves_and_the_last_refusal_and_stays_ready()
    {
        File.WriteAllText(Path.Combine(_templates.File("t"), "new.hbs"), "no template\n");
        _host.Time.Advance(TimeSpan.FromSeconds(5));
        await _host.Logs.WaitForAsync(7001);
        using var response = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var check = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks").EnumerateArray().Single(part => Text(part, "name") == "templates");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Text(check, "detail"), Is.EqualTo(
            "hip-preliminary 1 (en) serves all studies; hip-vorlaeufig 1 (de) serves all studies; refused: new.hbs, line 1: a template begins with a line '---' and its front matter"));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
