using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>A later version, a correction and a signature reach each destination as is right for it, and what has not arrived keeps its study.</summary>
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
[Category("D7")]
internal sealed class OutboxVersionTests(RigDatabase database)
{
    private const string Study = "1.2.3";
    private static readonly ReportSignature Signature = new("Example^Rae^^Dr.", "4711", "Example Hospital", new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

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

    [Test, Category("B4")]
    public async Task Where_a_version_replaces_the_one_before_one_that_never_went_is_passed_over()
    {
        await ReportAsync();
        await ReportAsync(Study, "1.2.3.2");
        await _rig.DeliverAsync();

        Assert.That(_pacs.Has, Is.EqualTo(new[] { "1.2.3 v1", "1.2.3 v2" }), "an archive keeps all");
        Assert.That(_ris.Has, Is.EqualTo(new[] { "1.2.3 v2" }), "a RIS has one");
        var study = await _rig.FindAsync(Study);
        Assert.That(study.Deliveries.Single(d => d is { Destination: "RIS", Version: 1 }).State, Is.EqualTo(DeliveryState.Superseded));
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Delivered));
    }

    [Test, Category("B4")]
    public async Task A_signed_version_is_never_passed_over()
    {
        await ReportAsync();
        Assert.That((await SignAsync(1))!.Status, Is.EqualTo(ReportStatus.Final));
        Assert.That((await _rig.Ledger.RecordEditAsync(Study, 2, [new ReportSection("FINDINGS", "Better.")], _rig.Time.GetUtcNow(), CancellationToken.None))!.Status, Is.EqualTo(ReportStatus.Preliminary));
        Assert.That((await SignAsync(3))!.Status, Is.EqualTo(ReportStatus.Corrected));
        await _rig.DeliverAsync();

        Assert.That(_ris.Has, Is.EqualTo(new[] { "1.2.3 v2", "1.2.3 v4" }), "the machine's draft and the draft of the correction do not go, both signed versions do");
        Assert.That(_pacs.Has, Is.EqualTo(new[] { "1.2.3 v1", "1.2.3 v2", "1.2.3 v4" }));
        Assert.That((await _rig.FindAsync(Study)).Summary.State, Is.EqualTo(StudyState.Reviewed));
    }

    [Test, Category("B4")]
    public async Task A_machines_version_after_a_persons_text_is_not_sent()
    {
        await ReportAsync();
        await _rig.DeliverAsync();
        await _rig.Ledger.RecordEditAsync(Study, 1, [new ReportSection("FINDINGS", "Mine.")], _rig.Time.GetUtcNow(), CancellationToken.None);
        await ReportAsync(Study, "1.2.3.2");
        await _rig.DeliverAsync();

        Assert.That(_ris.Has, Is.EqualTo(new[] { "1.2.3 v1", "1.2.3 v2" }));
        Assert.That((await _rig.FindAsync(Study)).Offered!.Version, Is.EqualTo(3));
    }

    [Test, Category("B4")]
    public async Task A_rejection_note_withdraws_the_last_version_that_the_destination_has()
    {
        await ReportAsync();
        await _rig.DeliverAsync();
        await ReportAsync(Study, "1.2.3.2");
        _pacs.Answers.Enqueue(DeliveryOutcome.Refused("C000", "cannot understand"));
        await _rig.DeliverAsync();
        await ReportAsync(Study, "1.2.3.3");
        await _rig.DeliverAsync();

        Assert.That(_pacs.Sent, Is.EqualTo(new[] { "1.2.3 v1", "1.2.3 v2", "1.2.3 v3" }));
        Assert.That(_pacs.Withdrawn, Is.EqualTo(new[] { 1, 1 }), "version 2 never got there");
        Assert.That((await DeliveryAsync("PACS", 2)).State, Is.EqualTo(DeliveryState.Superseded), "a dead letter would overtake now");
    }

    [Test, Category("H7")]
    public async Task What_is_not_delivered_everywhere_keeps_everything()
    {
        _rig.Retention.Images = TimeSpan.FromDays(1);
        _ris.Answers.Enqueue(DeliveryOutcome.Refused("AR", ""));
        await ReportAsync();
        await _rig.DeliverAsync();
        _rig.Time.Advance(TimeSpan.FromDays(1000));
        Assert.That((await _rig.Sweep.RunAsync(CancellationToken.None)).IsEmpty, "a dead letter may be sent again");

        await _rig.OutboxQueries.RetryAsync("RIS", null, null, CancellationToken.None);
        await _rig.DeliverAsync();
        _rig.Time.Advance(TimeSpan.FromDays(1));
        Assert.That((await _rig.Sweep.RunAsync(CancellationToken.None)).IsEmpty, Is.False);
    }

    [Test, Category("H7")]
    public async Task A_signed_correction_that_waits_keeps_everything()
    {
        _rig.Retention.Images = TimeSpan.FromDays(1);
        await ReportAsync();
        await _rig.DeliverAsync();
        await SignAsync(1);
        _rig.Time.Advance(TimeSpan.FromDays(1000));

        Assert.That((await _rig.Sweep.RunAsync(CancellationToken.None)).IsEmpty);
    }

    private void Connect(ScpRig rig) => (rig.Channels["PACS"], rig.Channels["RIS"]) = (_pacs, _ris);

    private async Task ReportAsync(string study = Study, string? image = null)
    {
        await _rig.SettleAsync(study, image ?? $"{study}.1");
        await _rig.AdvanceAsync(study);
    }

    private Task<PreliminaryReport?> SignAsync(int version) => _rig.Ledger.RecordSignatureAsync(Study, version, Signature, CancellationToken.None);

    private async Task<StudyDelivery> DeliveryAsync(string destination, int version) =>
        (await _rig.FindAsync(Study)).Deliveries.Single(d => d.Destination == destination && d.Version == version);
}
