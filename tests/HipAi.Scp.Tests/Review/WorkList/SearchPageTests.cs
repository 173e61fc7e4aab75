using System.Net;
using System.Text.RegularExpressions;
using HipAi.Scp.Security;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Review.WorkList;

/// <summary>Searching is a form that is posted: what is searched for stands in no address (requirement H4), and in the audit only that somebody did.</summary>
[Category("H1")]
internal sealed partial class SearchPageTests
{
    private ReviewHost _host = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await ReviewHost.StartAsync();
        await _host.AddAllAsync();
    }

    [TearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [TestCase("a0002", "SIM-0002", "SIM-0001")]
    [TestCase("okafor, grace", "SIM-0001", "SIM-0002")]
    [TestCase("2.25.1003", "SIM-0003", "SIM-0001")]
    public async Task A_search_shows_what_was_found_and_nothing_else(string typed, string shown, string hidden)
    {
        using var person = _host.As(Role.Operator);

        using var answer = await SearchAsync(person, typed);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain(shown).And.Not.Contain(hidden));
        Assert.That(answer.RequestMessage!.RequestUri!.Query, Is.Empty);
    }

    [Test, Category("H3")]
    public async Task A_search_is_in_the_audit_once_however_often_the_open_list_asks_again_and_without_its_text()
    {
        using var person = _host.As(Role.Radiologist);
        for (var i = 0; i < 3; i++)
            using (await SearchAsync(person, "okafor")) { }
        using (await SearchAsync(person, "moreau")) { }

        var entries = await _host.Database.ReadAsync(db => db.Audit.Where(row => row.Action == nameof(AuditAction.StudySearched) && row.Detail == "work list").ToListAsync(), CancellationToken.None);

        Assert.That(entries, Has.Count.EqualTo(2));
        Assert.That(entries.Select(entry => $"{entry.Actor} {entry.Detail} {entry.Subject}"), Is.All.Contains("someone").And.None.Contains("okafor").IgnoreCase);
    }

    [Test, Category("H5")]
    public async Task A_search_without_the_token_of_the_page_is_refused()
    {
        using var person = _host.As(Role.Radiologist);
        using var form = new FormUrlEncodedContent([new("q", "okafor")]);

        using var answer = await person.PostAsync(new Uri("/", UriKind.Relative), form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Filters_alone_lead_to_an_address_that_can_be_kept()
    {
        using var person = _host.As(Role.Admin);

        using var answer = await SearchAsync(person, "", ("show", "held"), ("days", "7"), ("view", "ap_pelvis"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/?show=held&view=ap_pelvis&days=7"));
    }

    [Test, Category("E4")]
    public async Task What_is_typed_cannot_become_markup()
    {
        using var person = _host.As(Role.Radiologist);

        using var answer = await SearchAsync(person, "\"><script>alert(1)</script>");

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("&lt;script&gt;").And.Not.Contain("<script>alert").And.Contain("No study matches"));
    }

    [TestCase(Role.Operator, true)]
    [TestCase(Role.Radiologist, false)]
    public async Task Only_who_may_resolve_is_offered_it(Role role, bool isOffered)
    {
        using var person = _host.As(role);

        var page = await person.GetStringAsync(new Uri("/?show=held", UriKind.Relative));

        Assert.That(page.Contains($"/studies/{SampleStudies.Held}/resolve", StringComparison.Ordinal), Is.EqualTo(isOffered));
        Assert.That(page, Does.Contain($"/studies/{SampleStudies.Held}/timeline"));
    }

    [Test, Category("F3")]
    public async Task Who_reads_first_sees_no_finding_in_the_list_and_cannot_filter_by_one()
    {
        using var person = _host.As(new Actor("blind", "", "", [Role.Radiologist], BlindFirst: true));

        var page = await person.GetStringAsync(new Uri("/?class=hemiarthroplasty", UriKind.Relative));

        Assert.That(page, Does.Contain("hidden until you have read").And.Contain("SIM-0001"), "the filter is not taken");
        Assert.That(page, Does.Not.Contain("emiarthroplasty").And.Not.Contain("Indeterminate"));
    }

    private static async Task<HttpResponseMessage> SearchAsync(HttpClient person, string typed, params (string Name, string Value)[] filters)
    {
        var token = Token().Match(await person.GetStringAsync(new Uri("/", UriKind.Relative))).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
        [
            new("q", typed), new("__RequestVerificationToken", token), .. filters.Select(filter => new KeyValuePair<string, string>(filter.Name, filter.Value)),
        ]);
        return await person.PostAsync(new Uri("/", UriKind.Relative), form);
    }
}
