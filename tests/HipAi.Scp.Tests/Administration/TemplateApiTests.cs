using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.Extensions.DependencyInjection;

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

    [Test]
    public async Task Of_two_machines_at_one_draft_the_second_is_answered_409_with_who_saved_when_and_what()
    {
        var (_, first) = await SendAsync(HttpMethod.Put, $"/{Name}/draft", new { text = Edited("Of ann."), by = "ann", revision = "" });
        var revision = Text(first.GetProperty("draft"), "revision");
        await SendAsync(HttpMethod.Put, $"/{Name}/draft", new { text = Edited("Of bob."), by = "bob", revision });

        var (status, problem) = await SendAsync(HttpMethod.Put, $"/{Name}/draft", new { text = Edited("Of ann again."), by = "ann", revision });
        Assert.That((status, Text(problem, "title"), Text(problem, "savedBy")), Is.EqualTo((HttpStatusCode.Conflict, "Draft changed", "bob")));
        Assert.That(problem.GetProperty("savedAt").GetDateTimeOffset(), Is.EqualTo(_host.Time.GetUtcNow()));
        Assert.That(problem.GetProperty("differences").EnumerateArray().Select(line => line.GetString()!).Where(line => line[0] != ' '), Is.EqualTo(new[] { "- Of bob.", "+ Of ann again." }));
        Assert.That((await PostAsync($"/{Name}/publish", new { revision })).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await SendAsync(HttpMethod.Delete, $"/{Name}/draft?revision={revision}")).Status, Is.EqualTo(HttpStatusCode.Conflict));

        var (kept, _) = await SendAsync(HttpMethod.Put, $"/{Name}/draft", new { text = Edited("Of ann again."), by = "ann", revision = Text(problem, "revision") });
        Assert.That(kept, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_machine_that_names_nobody_writes_in_its_own_name()
    {
        var (_, draft) = await SendAsync(HttpMethod.Put, $"/{Name}/draft", new { text = Edited("Of a machine.") });
        Assert.That(Text(draft.GetProperty("draft"), "writtenBy"), Is.EqualTo("api-token"));
    }

    [Test, Category("E1")]
    public async Task The_vocabulary_is_that_of_the_code_with_the_partials_and_phrases_there_are()
    {
        var (_, known) = await SendAsync(HttpMethod.Get, "/vocabulary");
        Assert.That(known.GetProperty("fields").EnumerateArray().Select(field => Text(field, "name")), Is.EqualTo(HipAi.Reporting.ReportFields.Root.Children.Select(field => field.Name)));
        var hips = known.GetProperty("fields").EnumerateArray().Single(field => Text(field, "name") == "hips");
        Assert.That((Text(hips, "kind"), hips.GetProperty("fields").EnumerateArray().Single(field => Text(field, "name") == "class").GetProperty("codes").GetArrayLength()), Is.EqualTo(("list", 9)));
        Assert.That(known.GetProperty("blocks").EnumerateArray().Select(block => Text(block, "name")), Does.Contain("each").And.Contain("atLeast"));
        Assert.That(known.GetProperty("partials").EnumerateObject().Select(partial => partial.Name), Does.Contain("site-header"));
        Assert.That(known.GetProperty("phrases").EnumerateArray().Select(phrase => phrase.GetString()), Does.Contain("no lateral view"));
    }

    [Test]
    public async Task A_fresh_site_has_made_up_studies_to_look_at_and_later_its_own_without_patients()
    {
        var (_, before) = await SendAsync(HttpMethod.Get, "/studies");
        Assert.That(before.GetProperty("studies").GetArrayLength(), Is.Zero);
        var sample = Text(before.GetProperty("samples")[0], "id");
        var (status, preview) = await PostAsync($"/{Name}/preview", new { sample, text = Edited("Other words.") });
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(preview.GetProperty("differences").EnumerateArray().Select(line => line.GetString()), Does.Contain("+ Other words."));
        Assert.That((await PostAsync($"/{Name}/preview", new { sample = "no-such", text = Edited("x") })).Status, Is.EqualTo(HttpStatusCode.NotFound));

        await _host.SendAsync(HostRig.Image(Study, "1.2.3.1", "CANARY^NAME"));
        _host.PassQuietPeriod();
        await _host.Logs.WaitForAsync(Delivered);
        var study = (await SendAsync(HttpMethod.Get, "/studies")).Body.GetProperty("studies")[0];
        Assert.That(Text(study, "id"), Is.EqualTo(Study));
        Assert.That(Text(study, "title"), Does.Contain("Right hip: Total hip arthroplasty").And.Not.Contain("CANARY"));
    }

    [Test, Category("H3")]
    public async Task Looking_at_a_past_study_in_a_preview_is_a_view_of_its_patient_noted_once_while_it_lasts()
    {
        await _host.SendAsync(HostRig.Image(Study, "1.2.3.1"));
        _host.PassQuietPeriod();
        await _host.Logs.WaitForAsync(Delivered);
        for (var i = 0; i < 3; i++) await PostAsync($"/{Name}/preview", new { studyInstanceUid = Study, text = Edited("Words.") });
        _host.Time.Advance(TimeSpan.FromMinutes(10));
        await PostAsync($"/{Name}/preview", new { studyInstanceUid = Study, text = Edited("Words.") });

        var database = _host.App.Services.GetRequiredService<HipAi.Scp.Storage.Database.HipAiDatabase>();
        var views = await database.ReadAsync(db => Task.FromResult(db.Audit.Where(row => row.Action == "StudyViewed").ToList()), CancellationToken.None);
        Assert.That(views.Select(row => (row.Actor, row.StudyInstanceUid, row.Detail)), Is.EqualTo(Enumerable.Repeat(("api-token", Study, $"preview of template {Name}"), 2)));
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
