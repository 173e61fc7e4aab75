using System.Net;
using HipAi.Scp.Security;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Review;

/// <summary>A PACS opens a study by accession number or UID (requirement F4).</summary>
[Category("F4")]
internal sealed class LaunchTests
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

    [TestCase("study=2.25.1001")]
    [TestCase("accession=A0001")]
    [TestCase("accession=%20A0001%20")]
    [TestCase("study=2.25.9&accession=A0001")]
    [TestCase("study=no-uid&accession=A0001")]
    public async Task One_match_is_opened(string query)
    {
        using var answer = await GetAsync(query, Role.Radiologist);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo($"/studies/{SampleStudies.Certain}"));
    }

    [Test]
    public async Task Several_of_one_accession_number_are_offered()
    {
        await _host.AddAsync("2.25.1005", StudyState.Receiving, SampleStudies.Facts("<script>alert(1)</script>"), [SampleStudies.Instance("2.25.1005", 1)]);

        using var answer = await GetAsync("accession=A0001", Role.Radiologist);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("2 studies with this accession number").And.Contain("/studies/2.25.1005").And.Contain($"/studies/{SampleStudies.Certain}"));
        Assert.That(page, Does.Contain("&lt;script&gt;").And.Not.Contain("<script>alert"));
    }

    [TestCase("accession=A00")]
    [TestCase("accession=%25")]
    [TestCase("study=2.25.9")]
    [TestCase("accession=%00")]
    public async Task What_is_not_here_may_be_on_its_way_and_is_looked_for_again(string query)
    {
        using var answer = await GetAsync(query, Role.Radiologist);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("This study is not here yet").And.Contain("http-equiv=\"refresh\"").And.Contain("/app/launch.js"));
    }

    [TestCase("")]
    [TestCase("study=no-uid")]
    [TestCase("accession=%20")]
    public async Task An_address_that_names_nothing_is_explained(string query)
    {
        using var answer = await GetAsync(query, Role.Radiologist);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Which study?"));
    }

    [Test]
    public async Task Who_is_not_signed_in_signs_in_and_comes_back_to_the_study()
    {
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _host.Client.BaseAddress };

        using var answer = await stranger.GetAsync(new Uri("/launch?accession=A0001", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location!.AbsolutePath, Is.EqualTo("/sign-in"));
        Assert.That(Uri.UnescapeDataString(answer.Headers.Location.Query), Does.EndWith("=/launch?accession=A0001"));
    }

    [Test, Category("H4")]
    public async Task The_number_in_the_address_reaches_no_log_at_any_level()
    {
        using var folder = new RigFolder();
        await using var host = await HostRig.StartAsync(folder.Path, new ManualTimeProvider());
        using var http = host.Http();

        using var answer = await http.GetAsync(new Uri("/launch?accession=CANARY77", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Logs.Entries, Has.Count.GreaterThan(20));
        Assert.That(host.Logs.Entries.Where(entry => entry.ToString()!.Contains("CANARY77", StringComparison.Ordinal)), Is.Empty);
    }

    private async Task<HttpResponseMessage> GetAsync(string query, Role role)
    {
        using var person = _host.As(role);
        return await person.GetAsync(new Uri($"/launch?{query}", UriKind.Relative));
    }
}
