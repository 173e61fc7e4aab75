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

/// <summary>What performed procedure steps do to the studies they name, from the wire to the report (requirement B3).</summary>
[Category("B3")]
[CancelAfter(120_000)]
internal sealed class StepAssemblyTests
{
    private const string Study = "1.2.3";
    private const string Other = "4.5.6";
    private const string Uid = "1.9.1";
    private const int Dropped = 3003;
    private const int Delivered = 5000;

    private RigFolder _folder = null!;
    private HostRig _host = null!;

    [SetUp]
    public async Task SetUp()
    {
        _folder = new RigFolder();
        _host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider(), ("HipAi:Receiving:PerformedProcedureSteps:Enabled", "true"));
    }

    [TearDown]
    public async Task TearDown()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Completed_after_the_last_image_closes_at_once()
    {
        await _host.BeginAsync(Uid, Study);
        await SendAsync(Study, 1, 2);
        Assert.That(await DueBecauseAsync(Study), Is.EqualTo(ClosedBecause.QuietPeriod), "a step in progress closes nothing");
        await _host.EndAsync(Uid, StepPeer.Completed("1.2.3.1", "1.2.3.2"));
        await _host.Logs.WaitForAsync(Delivered, Study);

        var study = await FindAsync();
        Assert.That((study.Summary.ClosedBecause, study.Snapshot!.Images.Count), Is.EqualTo((ClosedBecause.PerformedProcedureStep, 2)));
        using var http = _host.Http();
        var document = await http.GetFromJsonAsync<JsonElement>($"/api/studies/{Study}");
        Assert.That(document.GetProperty("closedBecause").GetString(), Is.EqualTo("performed_procedure_step"));
        var step = document.GetProperty("performedSteps")[0];
        Assert.That(step.GetProperty("status").GetString(), Is.EqualTo("completed"));
        Assert.That((step.GetProperty("listed").GetInt32(), step.GetProperty("arrived").GetInt32()), Is.EqualTo((2, 2)));
        Assert.That(step.GetProperty("stationAeTitle").GetString(), Is.EqualTo("CR1"));
    }

    [Test]
    public async Task Completed_before_the_last_image_waits_for_it_and_no_longer()
    {
        await _host.BeginAsync(Uid, Study);
        await SendAsync(Study, 1);
        await _host.EndAsync(Uid, StepPeer.Completed("1.2.3.1", "1.2.3.2"));
        Assert.That(await DueBecauseAsync(Study), Is.EqualTo(ClosedBecause.QuietPeriod));
        await SendAsync(Study, 2);
        await _host.Logs.WaitForAsync(Delivered, Study);

        var study = await FindAsync();
        Assert.That((study.Summary.ClosedBecause, study.Snapshot!.Images.Count), Is.EqualTo((ClosedBecause.PerformedProcedureStep, 2)));
    }

    [Test]
    public async Task Completed_before_the_first_image_is_remembered()
    {
        await _host.BeginAsync(Uid, Study);
        await _host.EndAsync(Uid, StepPeer.Completed("1.2.3.1"));
        await SendAsync(Study, 1);
        await _host.Logs.WaitForAsync(Delivered, Study);

        Assert.That((await FindAsync()).Summary.ClosedBecause, Is.EqualTo(ClosedBecause.PerformedProcedureStep));
    }

    [Test, Category("B1")]
    public async Task A_list_that_never_comes_whole_or_a_step_that_never_ends_stops_no_report()
    {
        await _host.BeginAsync(Uid, Study);
        await _host.EndAsync(Uid, StepPeer.Completed("1.2.3.1", "1.2.3.9"));
        await _host.BeginAsync("1.9.2", Other);
        await _host.SendAsync(HostRig.Image(Study, "1.2.3.1"), HostRig.Image(Other, "4.5.6.1"));
        _host.PassQuietPeriod();
        await _host.Logs.WaitForAsync(Delivered, Study);
        await _host.Logs.WaitForAsync(Delivered, Other);

        Assert.That((await FindAsync()).Summary.ClosedBecause, Is.EqualTo(ClosedBecause.QuietPeriod));
    }

    [Test]
    public async Task A_completed_step_that_lists_nothing_closes_nothing()
    {
        await _host.BeginAsync(Uid, Study);
        await SendAsync(Study, 1);
        await _host.EndAsync(Uid, StepPeer.Completed());

        Assert.That(await DueBecauseAsync(Study), Is.EqualTo(ClosedBecause.QuietPeriod));
    }

    [Test]
    public async Task All_steps_of_a_study_must_be_over()
    {
        await _host.BeginAsync(Uid, Study);
        await _host.BeginAsync("1.9.2", Study);
        await SendAsync(Study, 1, 2);
        await _host.EndAsync(Uid, StepPeer.Completed("1.2.3.1"));
        Assert.That(await DueBecauseAsync(Study), Is.EqualTo(ClosedBecause.QuietPeriod));
        await _host.EndAsync("1.9.2", StepPeer.Completed("1.2.3.2"));
        await _host.Logs.WaitForAsync(Delivered, Study);

        Assert.That((await FindAsync()).Summary.ClosedBecause, Is.EqualTo(ClosedBecause.PerformedProcedureStep));
    }

    [Test]
    public async Task A_step_of_several_studies_closes_each_when_the_last_image_of_any_is_there()
    {
        await _host.BeginAsync(Uid, Study, Other);
        await SendAsync(Study, 1);
        await _host.EndAsync(Uid, StepPeer.Completed("1.2.3.1", "4.5.6.1"));
        Assert.That(await DueBecauseAsync(Study), Is.EqualTo(ClosedBecause.QuietPeriod));
        await SendAsync(Other, 1);
        await _host.Logs.WaitForAsync(Delivered, Study);
        await _host.Logs.WaitForAsync(Delivered, Other);

        Assert.That((await FindAsync()).Summary.ClosedBecause, Is.EqualTo(ClosedBecause.PerformedProcedureStep));
        Assert.That((await FindAsync(Other)).Summary.ClosedBecause, Is.EqualTo(ClosedBecause.PerformedProcedureStep));
    }

    [Test, Category("B4")]
    public async Task An_image_after_that_makes_the_next_revision_after_the_quiet_period()
    {
        await Completed_before_the_first_image_is_remembered();
        await SendAsync(Study, 2);
        Assert.That(await DueBecauseAsync(Study), Is.EqualTo(ClosedBecause.QuietPeriod), "the list was not the whole");
        _host.PassQuietPeriod();
        await _host.Logs.WaitForAsync(Delivered, "version 2");

        Assert.That((await FindAsync()).Snapshot!.Revision, Is.EqualTo(2));
    }

    [Test]
    public async Task Discontinued_makes_no_report_and_keeps_every_image()
    {
        await _host.BeginAsync(Uid, Study);
        await SendAsync(Study, 1);
        await _host.EndAsync(Uid, StepPeer.Discontinued("110501", "1.2.3.1", "1.2.3.2"));
        await _host.Logs.WaitForAsync(Dropped, Study);
        await SendAsync(Study, 2);

        var study = await FindAsync();
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Discontinued));
        Assert.That(study.Summary.Reason, Does.Contain("110501, equipment failure"));
        Assert.That(study.Instances.Select(i => i.SopInstanceUid), Is.EqualTo(new[] { "1.2.3.1", "1.2.3.2" }));
        Assert.That(await TimelineAsync(), Has.Some.Contains("begun").And.Some.Contains("discontinued (110501").And.Some.StartsWith("Discontinued. Every"));
        using var http = _host.Http();
        Assert.That((await http.GetFromJsonAsync<JsonElement>($"/api/studies/{Study}")).GetProperty("state").GetString(), Is.EqualTo("discontinued"));
    }

    [Test]
    public async Task Discontinued_before_its_images_makes_no_report_of_them_either()
    {
        await _host.BeginAsync(Uid, Study);
        await _host.EndAsync(Uid, StepPeer.Discontinued("", "1.2.3.1"));
        await SendAsync(Study, 1);

        Assert.That((await FindAsync()).Summary.State, Is.EqualTo(StudyState.Discontinued));
    }

    [Test]
    public async Task An_image_that_no_discontinued_step_lists_is_reported_without_the_others()
    {
        await Discontinued_before_its_images_makes_no_report_of_them_either();
        await SendAsync(Study, 2);
        Assert.That((await FindAsync()).Summary.State, Is.EqualTo(StudyState.Receiving));
        _host.PassQuietPeriod();
        await _host.Logs.WaitForAsync(Delivered, Study);

        var images = (await FindAsync()).Snapshot!.Images;
        Assert.That(images[0].ExcludedBecause, Does.Contain("discontinued"));
        Assert.That(images[1].ExcludedBecause, Is.Null);
    }

    [Test]
    public async Task Another_step_takes_the_study_back_and_the_images_of_the_first_are_kept_out()
    {
        await Discontinued_before_its_images_makes_no_report_of_them_either();
        await _host.BeginAsync("1.9.2", Study);
        Assert.That((await FindAsync()).Summary.State, Is.EqualTo(StudyState.Receiving));
        await SendAsync(Study, 2);
        await _host.EndAsync("1.9.2", StepPeer.Completed("1.2.3.2"));
        await _host.Logs.WaitForAsync(Delivered, Study);

        var study = await FindAsync();
        Assert.That(study.Summary.ClosedBecause, Is.EqualTo(ClosedBecause.PerformedProcedureStep));
        Assert.That(study.Snapshot!.Images.Select(image => image.ExcludedBecause is null), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task No_report_is_made_of_nothing_but_discontinued_images_while_another_step_goes_on()
    {
        await Discontinued_before_its_images_makes_no_report_of_them_either();
        await _host.BeginAsync("1.9.2", Study);
        await _host.SendAsync(HostRig.Image(Other, "4.5.6.1"));
        _host.PassQuietPeriod();
        await _host.Logs.WaitForAsync(Delivered, Other);

        var study = await FindAsync();
        Assert.That((study.Summary.State, study.Snapshot), Is.EqualTo((StudyState.Discontinued, (StudySnapshot?)null)));
        Assert.That(study.Summary.Reason, Does.Contain("until another image comes"));
        await _host.Logs.WaitForAsync(3003, "until another image comes");
    }

    [Test]
    public async Task After_a_wrong_worklist_entry_only_a_new_step_leads_to_a_report()
    {
        await _host.BeginAsync(Uid, Study);
        await SendAsync(Study, 1);
        await _host.EndAsync(Uid, StepPeer.Discontinued("110514"));
        await SendAsync(Study, 2);
        var study = await FindAsync();
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Discontinued));
        Assert.That(study.Summary.Reason, Does.StartWith("WRONG WORKLIST ENTRY"));

        _host.Time.Advance(TimeSpan.FromSeconds(1));
        await _host.BeginAsync("1.9.2", Study);
        await SendAsync(Study, 3);
        await _host.EndAsync("1.9.2", StepPeer.Completed("1.2.3.3"));
        await _host.Logs.WaitForAsync(Delivered, Study);

        Assert.That(
            (await FindAsync()).Snapshot!.Images.Select(image => image.ExcludedBecause is { } why && why.Contains("another patient", StringComparison.Ordinal)),
            Is.EqualTo(new[] { true, true, false }));
    }

    [TestCase("", "Every procedure step")]
    [TestCase("110514", "WRONG WORKLIST ENTRY")]
    public async Task What_was_delivered_is_not_called_back_and_is_shown(string reason, string said)
    {
        await _host.BeginAsync(Uid, Study);
        await SendAsync(Study, 1);
        _host.PassQuietPeriod();
        await _host.Logs.WaitForAsync(Delivered, Study);
        await _host.EndAsync(Uid, StepPeer.Discontinued(reason, "1.2.3.1"));

        var study = await FindAsync();
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Delivered));
        Assert.That(study.Summary.Reason, Does.Contain(said).And.Contain("delivered before"));
        Assert.That(await TimelineAsync(), Has.Some.Contains("delivered before"));
    }

    [Test, Category("H2")]
    public async Task Steps_are_counted_by_their_status()
    {
        await _host.BeginAsync(Uid, Study);
        await _host.EndAsync(Uid, StepPeer.Completed("1.2.3.1"));

        using var http = _host.Http();
        Assert.That(await http.GetStringAsync("/metrics"), Does.Contain("hipai_performed_steps_total{status=\"completed\"} 1").And.Contain("{status=\"discontinued\"} 0"));
    }

    private Task SendAsync(string study, params int[] images) => _host.SendAsync([.. images.Select(i => HostRig.Image(study, $"{study}.{i}"))]);

    private async Task<StudyDetails> FindAsync(string study = Study) => (await _host.Queries.FindAsync(study, CancellationToken.None))!;

    private async Task<IEnumerable<string>> TimelineAsync() => (await _host.Queries.TimelineAsync(Study, CancellationToken.None)).Select(entry => entry.What);

    /// <summary>By which rule an open study would be closed; null when it is not open.</summary>
    private Task<ClosedBecause?> DueBecauseAsync(string study) => _host.App.Services.GetRequiredService<HipAiDatabase>().ReadAsync(
        db => db.Studies.Where(s => s.StudyInstanceUid == study).Select(s => s.ClosesBecause).SingleAsync(), CancellationToken.None);
}
