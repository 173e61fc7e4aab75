using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Administration;

/// <summary>What the endpoints over templates refuse; one service for all, since nothing is changed.</summary>
[Category("E3")]
internal sealed class TemplateApiRefusalTests
{
    private const string Name = "hip-preliminary";

    private RigFolder _folder = null!;
    private HostRig _host = null!;
    private HttpClient _http = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _folder = new RigFolder();
        _host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider());
        _http = _host.Http();
    }

    [OneTimeTearDown]
    public async Task TearDown()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase("name", "PUT", "/No%20Name/draft", """{"text":"x","by":"ann"}""")]
    [TestCase("text", "PUT", "/hip-preliminary/draft", """{"by":"ann"}""")]
    [TestCase("by", "PUT", "/hip-preliminary/draft", """{"text":"x","by":"a\u0000b"}""")]
    [TestCase("partials", "PUT", "/hip-preliminary/draft", """{"text":"x","by":"ann","partials":{"a":null}}""")]
    [TestCase("by", "POST", "/hip-preliminary/publish", """{"by":"a\u0000b"}""")]
    [TestCase("studyInstanceUid", "POST", "/hip-preliminary/preview", """{"studyInstanceUid":"x"}""")]
    [TestCase("html", "POST", "/import", """{"by":"ann"}""")]
    [TestCase("name", "POST", "/import", """{"html":"x","name":"../x","by":"ann"}""")]
    public async Task A_wrong_request_is_refused_and_its_field_is_named(string field, string method, string path, string json)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/templates" + path, UriKind.Relative)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var response = await _http.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString(), Is.EqualTo("Malformed " + field));
    }

    [Test, Category("H5")]
    public async Task A_form_of_another_site_cannot_change_a_template()
    {
        using var response = await _http.PostAsync(new Uri($"/api/templates/{Name}/retire", UriKind.Relative), new StringContent("""{"by":"x"}""", Encoding.UTF8, "text/plain"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }
}
