using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Receiving;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Assembly;

/// <summary>Studies that are set aside go on over page and API of the whole service, with images of real DICOM headers.</summary>
[Category("A10")]
[CancelAfter(120_000)]
internal sealed class ReleaseHostTests
{
    private const string Study = "1.2.3";
    private const int Dropped = 3003;
    private const int Released = 3004;
    private const int Delivered = 5000;

    private RigFolder _folder = null!;
    private HostRig _host = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task SetUp()
    {
        _folder = new RigFolder();
        _host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider(), ("HipAi:Receiving:PerformedProcedureSteps:Enabled", "true"));
        _http = _host.Http();
    }

    [TearDown]
    public async Task TearDown()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task The_page_shows_both_identities_and_the_decision_makes_the_report_of_the_right_patient()
    {
        await _host.SendAsync(HostRig.Image(Study, "1.2.3.1", "ROE^JOHN"), HostRig.Image(Study, "1.2.3.2"), HostRig.Image(Study, "1.2.3.3"));
        var page = await _http.GetStringAsync(new Uri($"/studies/{Study}/resolve", UriKind.Relative));
        Assert.That(page, Does.Contain("ROE, JOHN").And.Contain("DOE, JANE").And.Contain("differs"));

        using var answer = await PostAsync(new { action = "exclude", reason = "wrong plate", images = 3, exclude = new[] { (await FindAsync()).Instances[0].Sha256 } });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await _host.Logs.WaitForAsync(Released, Study);
        await _host.Logs.WaitForAsync(Delivered, Study);

        var study = await FindAsync();
        Assert.That(study.Snapshot!.Images.Select(image => image.ExcludedBecause is null), Is.EqualTo(new[] { false, true, true }));
        Assert.That((study.Summary.Facts!.PatientName, study.Snapshot.Facts.PatientName), Is.EqualTo(("DOE^JANE", "DOE^JANE")), "the first image told another");
        var audit = await _host.App.Services.GetRequiredService<HipAiDatabase>().ReadAsync(
            db => db.Audit.Where(row => row.Action == "StudyReleased").SingleAsync(), CancellationToken.None);
        Assert.That((audit.Actor, audit.StudyInstanceUid, audit.Detail), Is.EqualTo(("api-token", Study, "exclude: wrong plate")));
    }

    [Test, Category("B3")]
    public async Task A_discontinued_study_is_judged_anyway()
    {
        await _host.BeginAsync("1.9.1", Study);
        await _host.SendAsync(HostRig.Image(Study, "1.2.3.1"));
        await _host.EndAsync("1.9.1", StepPeer.Discontinued("110514", "1.2.3.1"));
        await _host.Logs.WaitForAsync(Dropped, Study);

        using var answer = await PostAsync(new { action = "judge_anyway", reason = "the entry was right", images = 1 });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await _host.Logs.WaitForAsync(Delivered, Study);

        Assert.That((await FindAsync()).Snapshot!.Images.Single().ExcludedBecause, Is.Null);
    }

    [TestCase("{\"action\":\"explode\",\"reason\":\"x\",\"images\":1}", HttpStatusCode.BadRequest)]
    [TestCase("{\"action\":\"retry\",\"reason\":\" \",\"images\":1}", HttpStatusCode.BadRequest)]
    [TestCase("{\"action\":\"retry\",\"reason\":\"x\",\"images\":1}", HttpStatusCode.Conflict)]
    public async Task What_cannot_be_decided_is_refused_and_says_why(string body, HttpStatusCode status)
    {
        await _host.SendAsync(HostRig.Image(Study, "1.2.3.1"));
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await _http.PostAsync(new Uri($"/api/studies/{Study}/release", UriKind.Relative), content);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), Is.Not.Empty);
    }

    [Test, Category("H1")]
    public async Task The_timeline_page_tells_from_the_image_to_the_destination_and_of_refused_associations_of_its_sender()
    {
        await _host.SendAsync(HostRig.Image(Study, "1.2.3.1"));
        _host.PassQuietPeriod();
        await _host.Logs.WaitForAsync(Delivered, Study);
        await _host.App.Services.GetRequiredService<HipAiDatabase>().WriteAsync(
            WriteKey.None,
            db =>
            {
                foreach (var (caller, minutes) in new[] { ("MODALITY", 5), ("MODALITY", 500), ("OTHER", 5) })
                {
                    db.Refusals.Add(new RefusalRow
                    {
                        At = _host.Time.GetUtcNow().AddMinutes(minutes), Peer = "192.0.2.7", CallingAeTitle = caller, CalledAeTitle = "HIPAI", Reason = $"limit reached by {caller} {minutes}",
                    });
                }

                return Task.FromResult(true);
            },
            CancellationToken.None);

        var page = WebUtility.HtmlDecode(await _http.GetStringAsync(new Uri($"/studies/{Study}/timeline", UriKind.Relative)));

        Assert.That(page, Does.Contain("Image 1.2.3.1 received from MODALITY").And.Contain("delivered to folder").And.Contain("Version 1"));
        Assert.That(page, Does.Contain("limit reached by MODALITY 5").And.Not.Contain("MODALITY 500").And.Not.Contain("OTHER 5"));
    }

    private Task<HttpResponseMessage> PostAsync(object body) => _http.PostAsJsonAsync(new Uri($"/api/studies/{Study}/release", UriKind.Relative), body);

    private async Task<StudyDetails> FindAsync() => (await _host.Queries.FindAsync(Study, CancellationToken.None))!;
}
