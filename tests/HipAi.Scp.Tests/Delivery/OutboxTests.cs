using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>What destinations are to get is part of the record that makes it, and goes to each in order, whatever happens to the others.</summary>
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
[Category("D7")]
internal sealed class OutboxTests(RigDatabase database)
{
    private const string Study = "1.2.3";

    private ScriptedChannel _pacs = null!;
    private ScriptedChannel _ris = null!;
    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp()
    {
        (_pacs, _ris) = (new ScriptedChannel(), new ScriptedChannel());
        _rig = new ScpRig(database) { DeliversAtOnce = false };
        _rig.AddDestination(new DestinationOptions { Name = "PACS", Kind = DestinationKind.Dicom, RejectionNotes = true });
        _rig.AddDestination(new DestinationOptions { Name = "RIS", Kind = DestinationKind.Hl7, MaximumAttempts = 2 });
        Connect(_rig);
    }

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task A_report_and_what_is_to_be_sent_of_it_are_one_commit()
    {
        await ReportAsync();

        Assert.That((await _rig.FindAsync(Study)).Deliveries.Select(d => (d.Destination, d.Version, d.State)), Is.EqualTo(new[]
        {
            ("PACS", 1, DeliveryState.Waiting), ("RIS", 1, DeliveryState.Waiting),
        }));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Composed));
    }

    [Test]
    public async Task The_study_is_delivered_when_the_last_destination_has_it()
    {
        await ReportAsync();
        await _rig.DeliverAsync("PACS");
        var between = (await _rig.FindAsync(Study)).Summary.State;
        await _rig.DeliverAsync("RIS");

        Assert.That((between, (await _rig.FindAsync(Study)).Summary.State), Is.EqualTo((StudyState.Composed, StudyState.Delivered)));
        Assert.That(await _rig.Database.ReadAsync(db => db.Deliveries.CountAsync(), CancellationToken.None), Is.EqualTo(2), "a receipt each");
    }

    [Test]
    public async Task A_dead_destination_holds_up_nobody()
    {
        _ris.Always = _ => DeliveryOutcome.Unreachable("no connection", "nobody there");
        for (var i = 1; i <= 5; i++) await ReportAsync($"1.2.{i}");
        await _rig.DeliverAsync();
        await _rig.DeliverAsync();

        Assert.That(_pacs.Has, Is.EqualTo(Enumerable.Range(1, 5).Select(i => $"1.2.{i} v1")));
        Assert.That(_ris.Sent, Has.Count.EqualTo(1), "one attempt, and then a wait");
        var status = (await _rig.OutboxQueries.DestinationsAsync(CancellationToken.None)).Single(d => d.Name == "RIS");
        Assert.That((status.Waiting, status.Dead, status.Failures, status.LastError), Is.EqualTo((5, 0, 1, "no connection")));
    }

    [Test]
    public async Task When_it_comes_back_one_probe_goes_first_and_then_all_in_order()
    {
        _ris.Always = _ => DeliveryOutcome.Unreachable("no connection", "nobody there");
        for (var i = 1; i <= 30; i++) await ReportAsync($"1.2.{i}");
        for (var i = 0; i < 8; i++)
        {
            await _rig.DeliverAsync("RIS");
            _rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(_ris.Sent, Has.Count.EqualTo(8).And.All.EqualTo("1.2.1 v1"), "only the first is tried");
        Assert.That((await StatusAsync("RIS")).Circuit, Is.EqualTo(CircuitState.HalfOpen));
        _ris.Sent.Clear();
        _ris.Always = Taken;
        await _rig.DeliverAsync("RIS");

        Assert.That(_ris.Sent, Is.EqualTo(Enumerable.Range(1, 30).Select(i => $"1.2.{i} v1")));
        Assert.That((await StatusAsync("RIS")).Circuit, Is.EqualTo(CircuitState.Closed));
    }

    [Test]
    public async Task A_probe_that_fails_is_the_only_one()
    {
        for (var i = 1; i <= 3; i++) await ReportAsync($"1.2.{i}");
        for (var i = 0; i < 5; i++) _ris.Answers.Enqueue(DeliveryOutcome.Unreachable("no connection", ""));
        _ris.Answers.Enqueue(DeliveryOutcome.Retry("no answer in time", ""));
        for (var i = 0; i < 6; i++)
        {
            await _rig.DeliverAsync("RIS");
            _rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(_ris.Sent, Has.Count.EqualTo(6).And.All.EqualTo("1.2.1 v1"));
    }

    [Test]
    public async Task A_report_that_fails_lets_the_others_pass_and_none_of_its_own_study()
    {
        await ReportAsync("1.2.1");
        await ReportAsync("1.2.2");
        _pacs.Answers.Enqueue(DeliveryOutcome.Retry("A700", ""));
        await _rig.DeliverAsync("PACS");
        await ReportAsync("1.2.1", "1.2.1.2");
        _pacs.Answers.Enqueue(DeliveryOutcome.Retry("A700", ""));
        await _rig.DeliverAsync("PACS");
        Assert.That(_pacs.Has, Is.EqualTo(new[] { "1.2.2 v1" }), "version 2 waits for version 1");

        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        await _rig.DeliverAsync("PACS");
        Assert.That(_pacs.Has, Is.EqualTo(new[] { "1.2.2 v1", "1.2.1 v1", "1.2.1 v2" }));
    }

    [Test]
    public async Task A_dead_letter_is_seen_and_goes_again_when_a_person_says_so()
    {
        _ris.Answers.Enqueue(DeliveryOutcome.Refused("AE", "AE: 204 unknown key"));
        await ReportAsync();
        await _rig.DeliverAsync();
        var dead = await DeliveryAsync("RIS", 1);
        Assert.That((dead.State, dead.Reason, (await _rig.FindAsync(Study)).Summary.State), Is.EqualTo((DeliveryState.Dead, "AE: 204 unknown key", StudyState.Composed)));
        _rig.Time.Advance(TimeSpan.FromDays(1));
        await _rig.DeliverAsync();
        Assert.That(_ris.Sent, Has.Count.EqualTo(1), "not by itself");

        Assert.That(await _rig.OutboxQueries.RetryAsync("PACS", null, null, CancellationToken.None), Is.Zero);
        Assert.That(await _rig.OutboxQueries.RetryAsync("RIS", dead.Id, null, CancellationToken.None), Is.EqualTo(1));
        await _rig.DeliverAsync();

        Assert.That(((await DeliveryAsync("RIS", 1)).State, (await _rig.FindAsync(Study)).Summary.State), Is.EqualTo((DeliveryState.Delivered, StudyState.Delivered)));
        Assert.That(await _rig.OutboxQueries.RetryAsync("RIS", dead.Id, null, CancellationToken.None), Is.Zero, "it is no dead letter any more");
        var timeline = (await _rig.Queries.TimelineAsync(Study, CancellationToken.None)).Select(entry => entry.What);
        Assert.That(timeline.TakeLast(4), Is.EqualTo(new[]
        {
            "Report version 1 delivered to PACS",
            "Report version 1 is a dead letter at RIS (AE): it is not sent until a person says so",
            "Report version 1 is sent to RIS again, as asked for",
            "Report version 1 delivered to RIS",
        }));
    }

    [Test]
    public async Task Enough_attempts_make_a_dead_letter()
    {
        _ris.Always = _ => DeliveryOutcome.Retry("malformed answer", "MSA: the segment is missing");
        await ReportAsync();
        for (var i = 0; i < 4; i++)
        {
            await _rig.DeliverAsync("RIS");
            _rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That((_ris.Sent.Count, (await DeliveryAsync("RIS", 1)).State), Is.EqualTo((2, DeliveryState.Dead)));
    }

    [Test, Category("A10")]
    public async Task A_study_that_is_held_is_not_sent()
    {
        await ReportAsync();
        await _rig.SendAsync(Study, "1.2.3.2", FakeFormat.Of(new PatientIdentity("ROE^RICHARD", "ID2", "", "19400101", "M")));
        await _rig.DeliverAsync();

        Assert.That(_pacs.Sent.Concat(_ris.Sent), Is.Empty);
        Assert.That((await _rig.FindAsync(Study)).Summary.Reason, Does.Contain("may have been delivered before"));
    }

    [Test, Category("A7")]
    public async Task A_process_that_dies_between_sending_and_recording_sends_the_same_again()
    {
        await ReportAsync();
        _pacs.WhileSending = _ => throw new OperationCanceledException();
        Assert.That(() => _rig.DeliverAsync("PACS"), Throws.InstanceOf<OperationCanceledException>());
        _pacs.WhileSending = _ => { };
        using var restarted = _rig.Restart();
        Connect(restarted);
        await restarted.DeliverAsync();

        Assert.That(_pacs.Sent, Is.EqualTo(new[] { "1.2.3 v1", "1.2.3 v1" }));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Delivered));
    }

    [Test, Category("H6")]
    public async Task Two_nodes_do_not_send_to_one_destination_at_the_same_time()
    {
        using var other = _rig.Beside("other");
        Connect(other);
        await ReportAsync();
        await ReportAsync("4.5.6");
        _pacs.WhileSending = _ => other.DeliverAsync("PACS").GetAwaiter().GetResult();
        await _rig.DeliverAsync("PACS");

        Assert.That(_pacs.Sent, Is.EqualTo(new[] { "1.2.3 v1", "4.5.6 v1" }), "each once");
    }

    [Test, Category("H6")]
    public async Task A_claim_that_has_run_out_is_taken_over_and_what_its_node_records_is_void()
    {
        using var other = _rig.Beside("other");
        Connect(other);
        await ReportAsync();
        var lease = (await _rig.Outbox.ClaimAsync(_rig.Delivery.Destinations[0], CancellationToken.None))!;
        var report = (await _rig.Outbox.TakeAsync(lease, _rig.Delivery.Destinations[0], 20, CancellationToken.None)).Single();
        Assert.That(await other.Outbox.ClaimAsync(_rig.Delivery.Destinations[0], CancellationToken.None), Is.Null);
        _rig.Time.Advance(_rig.PipelineOptions.Lease);
        await other.DeliverAsync("PACS");

        var late = await _rig.Outbox.RecordAsync(lease, _rig.Delivery.Destinations[0], report, DeliveryOutcome.Refused("C000", ""), CancellationToken.None);

        Assert.That((late, _pacs.Has.Count, (await DeliveryAsync("PACS", 1)).State), Is.EqualTo(((RecordedAttempt?)null, 1, DeliveryState.Delivered)));
        Assert.That(await _rig.Outbox.RenewAsync(lease, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task A_clock_that_is_set_back_makes_nothing_wait_longer()
    {
        _ris.Answers.Enqueue(DeliveryOutcome.Unreachable("no connection", ""));
        await ReportAsync();
        await _rig.DeliverAsync("RIS");
        _rig.Time.Set(-TimeSpan.FromDays(1));
        await _rig.DeliverAsync("RIS");

        Assert.That(_ris.Has, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_form_that_cannot_be_written_is_a_dead_letter_and_stops_no_other()
    {
        await ReportAsync("1.2.1");
        await ReportAsync("1.2.2");
        _ris.WhileSending = what =>
        {
            if (what == "1.2.1 v1") throw new FormException(ReportForm.Hl7, new FormatException("CANARY^JANE"));
        };
        await _rig.DeliverAsync("RIS");

        var dead = (await _rig.OutboxQueries.DeliveriesAsync("RIS", DeliveryState.Dead, 10, CancellationToken.None)).Single();
        Assert.That((dead.StudyInstanceUid, _ris.Has.Single()), Is.EqualTo(("1.2.1", "1.2.2 v1")));
        Assert.That(_rig.Logs.Entries.Where(entry => entry.Contains("CANARY", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task The_installation_has_one_uid_for_as_long_as_its_database_lives()
    {
        await ReportAsync();
        using var restarted = _rig.Restart();
        var first = (await _rig.Reader.ReadAsync(Study, 1, CancellationToken.None))!.Record;
        var second = (await restarted.Reader.ReadAsync(Study, 1, CancellationToken.None))!.Record;

        Assert.That(first.Sender, Is.EqualTo(second.Sender));
        Assert.That(HipAi.Dicom.Data.DicomUID.IsValid(first.Sender.DeviceUid), first.Sender.DeviceUid);
        Assert.That((first.Report.Version, first.Snapshot.Revision, first.Prediction.SnapshotRevision), Is.EqualTo((1, 1, 1)));
    }

    private static DeliveryOutcome Taken(string what) => DeliveryOutcome.Delivered([new DeliveredFile(what, "00")]);

    private void Connect(ScpRig rig) => (rig.Channels["PACS"], rig.Channels["RIS"]) = (_pacs, _ris);

    private async Task ReportAsync(string study = Study, string? image = null)
    {
        await _rig.SettleAsync(study, image ?? $"{study}.1");
        await _rig.AdvanceAsync(study);
    }

    private async Task<StudyDelivery> DeliveryAsync(string destination, int version) =>
        (await _rig.FindAsync(Study)).Deliveries.Single(d => d.Destination == destination && d.Version == version);

    private async Task<DestinationStatus> StatusAsync(string name) =>
        (await _rig.OutboxQueries.DestinationsAsync(CancellationToken.None)).Single(d => d.Name == name);
}
