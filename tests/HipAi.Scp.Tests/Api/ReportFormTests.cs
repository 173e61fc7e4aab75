using System.Net;
using System.Text;
using System.Text.Json;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Reporting.Formats.Html;
using HipAi.Scp.Tests.Review;

namespace HipAi.Scp.Tests.Api;

/// <summary>The report of a study in each form, as the API gives it.</summary>
[Category("D1"), Category("D3"), Category("D4"), Category("D5")]
internal sealed class ReportFormTests
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

    [TestCase("text", "text/plain")]
    [TestCase("html", "text/html")]
    [TestCase("sr", "application/dicom")]
    [TestCase("pdf", "application/pdf")]
    [TestCase("hl7", "application/hl7-v2")]
    [TestCase("fhir", "application/fhir+json")]
    public async Task Each_form_has_its_type_and_is_of_this_study(string form, string type)
    {
        using var response = await GetAsync(SampleStudies.Certain, $"report/{form}");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.That((response.StatusCode, response.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, type)));
        Assert.That(Tells(form, bytes), Is.True, Encoding.UTF8.GetString(bytes));
    }

    [Test, Category("H5")]
    public async Task The_page_may_show_its_own_style_and_pictures_and_nothing_else()
    {
        using var response = await GetAsync(SampleStudies.Certain, "report/html");
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'").And.Contain(HtmlReport.StyleHash).And.Not.Contain("script"));
    }

    [TestCase("report/docx", HttpStatusCode.BadRequest)]
    [TestCase("report/text?version=7", HttpStatusCode.NotFound)]
    public async Task What_there_is_not_is_said(string path, HttpStatusCode status)
    {
        using var response = await GetAsync(SampleStudies.Certain, path);
        Assert.That((response.StatusCode, response.Content.Headers.ContentType?.MediaType), Is.EqualTo((status, "application/problem+json")));
    }

    [Test]
    public async Task A_study_without_a_report_has_no_form_of_it()
    {
        using var response = await GetAsync(SampleStudies.Arriving, "report/pdf");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test, Category("D2")]
    public async Task The_heatmaps_are_listed_hip_by_hip()
    {
        using var response = await GetAsync(SampleStudies.Certain, "heatmaps");
        var hips = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.That(hips.EnumerateArray().Select(hip => hip.GetProperty("side").GetString()), Is.EqualTo(new[] { "right", "left" }));
        Assert.That(hips[0].GetProperty("heatmaps")[0].GetProperty("url").GetString(), Does.StartWith($"/api/studies/{SampleStudies.Certain}/heatmaps/"));
        Assert.That(hips[0].GetProperty("failureMaps").GetArrayLength(), Is.EqualTo(2));
    }

    private static bool Tells(string form, byte[] bytes) => form switch
    {
        "sr" => DicomFile.Open(new MemoryStream(bytes)).Dataset.GetString(DicomTag.StudyInstanceUID) == SampleStudies.Certain,
        "pdf" => Encoding.ASCII.GetString(bytes, 0, 5) == "%PDF-",
        "hl7" => Hl7Message.Parse(bytes).Segments.Any(segment => segment.Name == "OBX"),
        "fhir" => JsonDocument.Parse(bytes).RootElement.GetProperty("resourceType").GetString() == "Bundle",
        _ => Encoding.UTF8.GetString(bytes).Contains("PRELIMINARY – NOT REVIEWED", StringComparison.Ordinal),
    };

    private Task<HttpResponseMessage> GetAsync(string study, string path) => _host.Client.GetAsync(new Uri($"/api/studies/{study}/{path}", UriKind.Relative));
}
