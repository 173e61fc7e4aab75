using System.Net;
using System.Net.Http.Json;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Review;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Security;

/// <summary>Looking at patients is written down, pages and API alike, before anything is shown (requirement H3).</summary>
[Category("H3")]
internal sealed class ViewAuditTests
{
    private ReviewHost _host = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await ReviewHost.StartAsync();
        await _host.AddCertainAsync();
    }

    [TearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [Test]
    public async Task A_page_with_its_pictures_that_asks_for_itself_again_is_one_look()
    {
        using var browser = _host.As(Role.Radiologist);
        foreach (var path in new[] { "", "", "/heatmaps", "/timeline" })
            using (await browser.GetAsync($"/api/studies/{SampleStudies.Certain}{path}")) { }
        using (var page = await browser.GetAsync($"/studies/{SampleStudies.Certain}")) Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        var entry = (await EntriesAsync()).Single();

        Assert.That((entry.Actor, entry.Action, entry.StudyInstanceUid, entry.Address), Is.EqualTo(("someone", "StudyViewed", SampleStudies.Certain, "127.0.0.1")));
    }

    [Test]
    public async Task Each_form_of_a_report_is_an_export_and_each_machine_is_one_of_its_own()
    {
        using var browser = _host.As(Role.Radiologist);
        using (await browser.GetAsync($"/api/studies/{SampleStudies.Certain}/report/text")) { }
        using (await browser.GetAsync($"/api/studies/{SampleStudies.Certain}/report/html")) { }
        using (await _host.Client.GetAsync($"/api/studies/{SampleStudies.Certain}")) { }

        Assert.That((await EntriesAsync()).Select(entry => (entry.Actor, entry.Action, entry.Subject)), Is.EqualTo(new (string, string, string?)[]
        {
            ("api-token", "StudyViewed", null), ("someone", "ReportExported", "html"), ("someone", "ReportExported", "text"),
        }));
    }

    [Test]
    public async Task A_search_is_written_down_without_its_words_and_an_unknown_study_not_at_all()
    {
        using (await _host.Client.PostAsJsonAsync("/api/search", new { text = "SIM-0001" })) { }
        using (await _host.Client.GetAsync("/api/studies/9.9.9")) { }
        using (await _host.Client.GetAsync("/api/studies/no-uid")) { }

        var entry = (await EntriesAsync()).Single();

        Assert.That(entry.Action, Is.EqualTo("StudySearched"));
        Assert.That(entry.ToString(), Does.Not.Contain("SIM-0001"));
    }

    [Test]
    public async Task What_cannot_be_written_down_is_not_shown()
    {
        await _host.Database.WriteAsync(WriteKey.None, db => db.Database.ExecuteSqlRawAsync("DROP TABLE \"Audit\""), CancellationToken.None);
        using var browser = _host.As(Role.Radiologist);

        using var page = await browser.GetAsync($"/studies/{SampleStudies.Certain}");
        using var document = await _host.Client.GetAsync($"/api/studies/{SampleStudies.Certain}");

        foreach (var answer in new[] { page, document })
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("The audit trail cannot be written").And.Not.Contain("OKAFOR"));
        }

        Assert.That(document.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    private Task<IReadOnlyList<AuditRecord>> EntriesAsync() => new AuditQueries(_host.Database).FindAsync(new AuditSearch(), null, 100, CancellationToken.None);
}
