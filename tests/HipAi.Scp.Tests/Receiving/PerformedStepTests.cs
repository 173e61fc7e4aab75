using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.PerformedProcedureStep;
using HipAi.Scp.Receiving.PerformedSteps;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>Performed procedure steps as the wire has them: what is answered, kept and refused (requirement B3).</summary>
[Category("B3")]
[CancelAfter(120_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class PerformedStepTests : IDisposable
{
    private const string Study = "1.2.3";
    private const string Uid = "1.9.1";

    private readonly RigFolder _folder = new();
    private readonly ManualTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_step_is_kept_with_all_its_attributes_and_changed_by_n_set()
    {
        await using var host = await StartAsync();

        var created = await host.CreateAsync(Uid, StepPeer.Step(Study).ToDataset());
        var changed = await host.SetAsync(Uid, StepPeer.Completed("1.2.3.4").ToModifications());

        Assert.That((created.Status, created.AffectedSopInstanceUid, changed.Status), Is.EqualTo((DicomStatus.Success, Uid, DicomStatus.Success)));
        var kept = PerformedProcedureStepRecord.FromDataset(StepReader.Decode((await RowAsync(host, Uid))!.Attributes));
        Assert.That((kept.Status, kept.PatientName, kept.StationAeTitle), Is.EqualTo((PerformedProcedureStepStatus.Completed, "DOE^JANE", "CR1")));
        Assert.That(kept.Series.Single().Images.Single().SopInstanceUid, Is.EqualTo("1.2.3.4"));
    }

    [Test]
    public async Task A_step_without_a_name_gets_one()
    {
        await using var host = await StartAsync();

        var created = await host.CreateAsync(null, StepPeer.Step(Study).ToDataset());

        Assert.That(created.Status, Is.EqualTo(DicomStatus.Success));
        Assert.That(DicomUID.IsValid(created.AffectedSopInstanceUid), Is.True);
        Assert.That(await RowAsync(host, created.AffectedSopInstanceUid!), Is.Not.Null);
    }

    [Test]
    public async Task What_the_rules_refuse_changes_nothing()
    {
        await using var host = await StartAsync();
        var unknown = await host.SetAsync(Uid, StepPeer.Completed("1.2.3.4").ToModifications());
        var completed = await host.CreateAsync(Uid, (StepPeer.Completed("1.2.3.4") with { ScheduledSteps = [new(Study)] }).ToDataset());
        var nothing = await host.CreateAsync(Uid, null);
        var lacking = StepPeer.Step(Study).ToDataset();
        lacking.Remove(DicomTag.Modality);
        var missing = await host.CreateAsync(Uid, lacking);
        var empty = await host.CreateAsync(Uid, lacking.AddOrUpdate(DicomTag.Modality, ""));
        Assert.That(await RowAsync(host, Uid), Is.Null);

        await host.BeginAsync(Uid, Study);
        var again = await host.CreateAsync(Uid, StepPeer.Step(Study).ToDataset());
        var endless = await host.SetAsync(Uid, (StepPeer.Completed("1.2.3.4") with { EndDate = "" }).ToModifications());
        await host.EndAsync(Uid, StepPeer.Completed("1.2.3.4"));
        var over = await host.SetAsync(Uid, StepPeer.Discontinued("").ToModifications());

        int[] codes = [unknown.Status.Code, completed.Status.Code, nothing.Status.Code, missing.Status.Code, empty.Status.Code, again.Status.Code, endless.Status.Code];
        Assert.That(codes, Is.EqualTo(new[] { 0x0112, 0x0106, 0x0120, 0x0120, 0x0121, 0x0111, 0x0121 }));
        Assert.That((over.Status.Code, over.ErrorId), Is.EqualTo((0x0110, (ushort?)0xA710)));
        Assert.That((await RowAsync(host, Uid))!.Status, Is.EqualTo(PerformedStepStatus.Completed));
    }

    [Test]
    public async Task It_is_not_offered_unless_it_is_switched_on()
    {
        await using var host = await HostRig.StartAsync(_folder.Path, _time);
        await using var client = await host.ConnectForStepsAsync();

        Assert.That(client.Association.AcceptedContexts.Select(context => context.AbstractSyntax), Does.Not.Contain(StepPeer.Model));
    }

    [Test, Category("A2")]
    public async Task Only_a_source_that_is_admitted_gets_that_far()
    {
        await using var host = await HostRig.StartAsync(
            _folder.Path, _time, ("HipAi:Receiving:PerformedProcedureSteps:Enabled", "true"), ("HipAi:Receiving:Sources:0:Name", "Elsewhere"),
            ("HipAi:Receiving:Sources:0:Networks:0", "10.0.0.0/8"));

        Assert.That(host.ConnectForStepsAsync, Throws.InstanceOf<DicomAssociationRejectedException>());
    }

    [Test]
    public async Task More_than_is_taken_is_answered_with_0213_and_not_kept()
    {
        await using var host = await StartAsync();
        string[] studies = [.. Enumerable.Range(1, StepLimits.Studies + 1).Select(i => $"1.2.3.{i}")];
        var large = StepPeer.Step(Study).ToDataset().AddOrUpdate(DicomVR.OB, new DicomTag(0x7FE0, 0x0010), new byte[StepLimits.Bytes]);

        var many = await host.CreateAsync(Uid, StepPeer.Step(studies).ToDataset());
        var tooLong = await host.CreateAsync(Uid, large);
        await host.BeginAsync(Uid, studies[1..]);

        Assert.That((many.Status.Code, tooLong.Status.Code), Is.EqualTo((0x0213, 0x0213)));
    }

    [Test]
    public async Task A_uid_that_cannot_be_used_is_refused()
    {
        await using var host = await StartAsync();
        using var stream = new MemoryStream();
        DicomDatasetWriter.Write(stream, StepPeer.Step("1.2.345").ToDataset(), DicomTransferSyntax.ExplicitVRLittleEndian);
        var bytes = stream.ToArray();
        "../../x"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("1.2.345"u8)));

        var answer = await host.CreateAsync(Uid, DicomDatasetReader.Read(bytes, DicomTransferSyntax.ExplicitVRLittleEndian));

        Assert.That(answer.Status.Code, Is.EqualTo(0x0106));
        Assert.That(await RowAsync(host, Uid), Is.Null);
    }

    [Test, Category("A9")]
    public async Task Without_room_it_is_refused_and_taken_when_there_is_room_again()
    {
        await using var host = await StartAsync();
        host.Disk.Free = 1;
        var full = await host.CreateAsync(Uid, StepPeer.Step(Study).ToDataset());
        host.Disk.Free = long.MaxValue;

        Assert.That(full.Status.Code, Is.EqualTo(0x0213));
        await host.BeginAsync(Uid, Study);
    }

    [Test, Category("A7")]
    public async Task A_database_that_fails_is_told_and_nothing_is_half_done()
    {
        await using var host = await StartAsync();
        await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        await host.BeginAsync(Uid, Study);

        await SqlAsync("ALTER TABLE Deliveries RENAME TO Gone");
        var failed = await host.SetAsync(Uid, StepPeer.Discontinued("110501", "1.2.3.4").ToModifications());
        Assert.That(failed.Status.Code, Is.EqualTo(0x0110));
        Assert.That((await RowAsync(host, Uid))!.Status, Is.EqualTo(PerformedStepStatus.InProgress), "the step was written before the study failed");
        Assert.That((await FindAsync(host)).Summary.State, Is.EqualTo(StudyState.Receiving));

        await SqlAsync("ALTER TABLE Gone RENAME TO Deliveries");
        await host.EndAsync(Uid, StepPeer.Discontinued("110501", "1.2.3.4"));
        Assert.That((await FindAsync(host)).Summary.State, Is.EqualTo(StudyState.Discontinued));
    }

    [Test, Category("A7")]
    public async Task A_restart_forgets_no_step()
    {
        await using (var before = await StartAsync())
        {
            await before.BeginAsync(Uid, Study);
            await before.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        }

        await using var after = await StartAsync();
        Assert.That((await after.CreateAsync(Uid, StepPeer.Step(Study).ToDataset())).Status.Code, Is.EqualTo(0x0111));
        await after.EndAsync(Uid, StepPeer.Completed("1.2.3.4"));
        await after.Logs.WaitForAsync(5000, Study);

        Assert.That((await FindAsync(after)).Summary.ClosedBecause, Is.EqualTo(ClosedBecause.PerformedProcedureStep));
    }

    [Test, Category("H4")]
    public async Task Nothing_a_step_says_of_a_patient_is_in_a_log_or_a_timeline()
    {
        const string Mark = "ZZCANARY";
        await using var host = await StartAsync();
        await host.SendAsync(HostRig.Image(Study, "1.2.3.4"));
        var step = StepPeer.Step(Study) with { PatientName = Mark, PatientId = Mark, Description = Mark, StationAeTitle = Mark, StepId = Mark };
        await host.CreateAsync(Uid, step.ToDataset());
        await host.CreateAsync(Uid, step.ToDataset());
        var end = StepPeer.Discontinued("", "1.2.3.4").ToModifications();
        end.AddOrUpdate(new DicomSequence(DicomTag.PerformedProcedureStepDiscontinuationReasonCodeSequence, new DicomDataset()
            .AddOrUpdate(DicomTag.CodeValue, Mark).AddOrUpdate(DicomTag.CodingSchemeDesignator, "DCM").AddOrUpdate(DicomTag.CodeMeaning, Mark)));
        await host.SetAsync(Uid, end);

        var study = await FindAsync(host);
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Discontinued));
        var told = (await host.Queries.TimelineAsync(Study, CancellationToken.None)).Select(e => e.What).Append(study.Summary.Reason).Concat(host.Logs.Entries);
        Assert.That(told.Where(text => text!.Contains(Mark, StringComparison.Ordinal)), Is.Empty);
    }

    private Task<HostRig> StartAsync() => HostRig.StartAsync(_folder.Path, _time, ("HipAi:Receiving:PerformedProcedureSteps:Enabled", "true"));

    private static Task<PerformedStepRow?> RowAsync(HostRig host, string uid) =>
        host.App.Services.GetRequiredService<HipAiDatabase>().ReadAsync(db => db.PerformedSteps.SingleOrDefaultAsync(s => s.SopInstanceUid == uid), CancellationToken.None);

    private static async Task<StudyDetails> FindAsync(HostRig host) => (await host.Queries.FindAsync(Study, CancellationToken.None))!;

    private async Task SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "hipai.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
