using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Reporting.Formats;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>C-STORE to a PACS: every status means what the standard says, and an object is there once.</summary>
[Category("D7")]
[CancelAfter(120_000)]
internal sealed class DicomChannelTests
{
    private const string Study = "1.2.3";

    private static readonly string Sr = SampleForms.Uid(Study, 1, "sr");
    private static readonly string Heatmap = SampleForms.Uid(Study, 1, "heatmap/right-1");
    private static readonly string Pdf = SampleForms.Uid(Study, 1, "pdf");

    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ScpRig { DeliversAtOnce = false };

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task All_objects_of_a_report_go_on_one_association_the_SR_first()
    {
        var peer = new PacsPeer();
        await using var server = await PacsPeer.ListenAsync(peer);
        await SendAsync(server);

        Assert.That(peer.Sent, Is.EqualTo(new[] { Sr, Heatmap, Pdf }));
        Assert.That((peer.Associations, (await RowAsync()).State), Is.EqualTo((1, DeliveryState.Delivered)));
    }

    [Test, Category("B4")]
    public async Task A_new_version_has_objects_of_its_own_and_a_rejection_note_comes_last()
    {
        var peer = new PacsPeer();
        await using var server = await PacsPeer.ListenAsync(peer);
        Destination(server).RejectionNotes = true;
        await ReportAsync("1.2.3.1");
        await _rig.DeliverAsync("PACS");
        await ReportAsync("1.2.3.2");
        await _rig.DeliverAsync("PACS");

        Assert.That(peer.Sent.Skip(3), Is.EqualTo(new[]
        {
            SampleForms.Uid(Study, 2, "sr"), SampleForms.Uid(Study, 2, "heatmap/right-1"), SampleForms.Uid(Study, 2, "pdf"), SampleForms.Uid(Study, 2, "withdraws/1"),
        }));
    }

    [TestCase(0xA700), TestCase(0xA7FF), TestCase(0x0110), TestCase(0x0213)]
    public async Task What_may_get_through_later_is_sent_again_and_is_there_once(int status)
    {
        var peer = new PacsPeer { Answer = (number, _) => number == 2 ? new DicomStatus((ushort)status) : DicomStatus.Success };
        await using var server = await PacsPeer.ListenAsync(peer);
        await SendAsync(server);
        var between = await RowAsync();
        var first = peer.Has[Sr];
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        await _rig.DeliverAsync("PACS");

        Assert.That((between.State, between.Attempts), Is.EqualTo((DeliveryState.Waiting, 1)));
        Assert.That(between.Reason, Does.Contain(status.ToString("X4", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(peer.Sent, Is.EqualTo(new[] { Sr, Heatmap, Sr, Heatmap, Pdf }));
        Assert.That(peer.Has.Keys, Is.EquivalentTo(new[] { Sr, Heatmap, Pdf }));
        Assert.That(peer.Has[Sr], Is.EqualTo(first), "the same object, byte for byte");
    }

    [TestCase(0xA900), TestCase(0xA9FF), TestCase(0xC000), TestCase(0xCFFF), TestCase(0x0122), TestCase(0x0124), TestCase(0x0117)]
    public async Task One_object_that_is_refused_keeps_no_other_back_and_parks_the_report(int status)
    {
        var peer = new PacsPeer { Answer = (_, sopClass) => sopClass == DicomUID.Comprehensive3DSRStorage.UID ? new DicomStatus((ushort)status, "CANARY") : DicomStatus.Success };
        await using var server = await PacsPeer.ListenAsync(peer);
        await SendAsync(server);

        Assert.That(((await RowAsync()).State, peer.Sent.Count), Is.EqualTo((DeliveryState.Dead, 3)));
        Assert.That(peer.Has.Keys, Is.EquivalentTo(new[] { Heatmap, Pdf }));
        Assert.That((await RowAsync()).Reason, Does.StartWith("Comprehensive 3D SR Storage").And.Contain("CANARY"));
        Assert.That(_rig.Logs.Entries, Has.None.Contains("CANARY"));
    }

    [TestCase(0xB000), TestCase(0xB007), TestCase(0x0111)]
    public async Task A_warning_and_a_duplicate_are_delivered_with_a_remark(int status)
    {
        var peer = new PacsPeer { Answer = (number, _) => number == 1 ? new DicomStatus((ushort)status) : DicomStatus.Success };
        await using var server = await PacsPeer.ListenAsync(peer);
        await SendAsync(server);

        var row = await RowAsync();
        Assert.That(row.State, Is.EqualTo(DeliveryState.Delivered));
        Assert.That(row.Reason, Does.StartWith($"{Sr}: {status:X4}"));
    }

    [Test]
    public async Task A_class_that_the_peer_does_not_take_parks_the_report_and_the_rest_is_there()
    {
        var peer = new PacsPeer { Classes = [DicomUID.SecondaryCaptureImageStorage.UID, DicomUID.EncapsulatedPDFStorage.UID] };
        await using var server = await PacsPeer.ListenAsync(peer);
        await SendAsync(server);

        Assert.That(((await RowAsync()).State, peer.Has.Count), Is.EqualTo((DeliveryState.Dead, 2)));
        Assert.That((await RowAsync()).Reason, Does.Contain(DicomUID.Comprehensive3DSRStorage.UID));
    }

    [TestCase("1.2.840.10008.5.1.4.1.1.88.33"), TestCase("1.2.840.10008.5.1.4.1.1.88.22")]
    [Category("D1")]
    public async Task An_archive_that_takes_an_older_class_of_structured_reports_gets_that(string taken)
    {
        _rig.Forms = WrittenForms.All;
        var peer = new PacsPeer { Classes = [taken, DicomUID.KeyObjectSelectionDocumentStorage.UID] };
        await using var server = await PacsPeer.ListenAsync(peer);
        (Destination(server).RejectionNotes, _rig.Delivery.Destinations.Single().Forms) = (true, ["Sr"]);
        await ReportAsync("1.2.3.1");
        await _rig.DeliverAsync("PACS");
        await ReportAsync("1.2.3.2");
        await _rig.DeliverAsync("PACS");

        string[] uids = [ReportUids.Uid(Study, 1, "sr/" + taken), ReportUids.Uid(Study, 2, "sr/" + taken), ReportUids.Uid(Study, 2, "rejection")];
        Assert.That(peer.Sent, Is.EqualTo(uids));
    }

    [Test, Category("D1")]
    public async Task The_class_of_the_settings_is_preferred_whatever_else_is_taken()
    {
        _rig.Forms = WrittenForms.All;
        var peer = new PacsPeer { Classes = [DicomUID.EnhancedSRStorage.UID, DicomUID.ComprehensiveSRStorage.UID, DicomUID.Comprehensive3DSRStorage.UID] };
        await using var server = await PacsPeer.ListenAsync(peer);
        (Destination(server).SrClass, _rig.Delivery.Destinations.Single().Forms) = (SrClass.Comprehensive, ["Sr"]);
        await ReportAsync("1.2.3.1");
        await _rig.DeliverAsync("PACS");

        Assert.That(peer.Sent, Is.EqualTo(new[] { ReportUids.Uid(Study, 1, "sr/" + DicomUID.ComprehensiveSRStorage.UID) }));
    }

    [Test, Category("D1")]
    public async Task Without_leave_no_other_class_is_offered()
    {
        _rig.Forms = WrittenForms.All;
        var peer = new PacsPeer { Classes = [DicomUID.EnhancedSRStorage.UID] };
        await using var server = await PacsPeer.ListenAsync(peer);
        (Destination(server).SrFallback, _rig.Delivery.Destinations.Single().Forms) = (false, ["Sr"]);
        await ReportAsync("1.2.3.1");
        await _rig.DeliverAsync("PACS");

        Assert.That(((await RowAsync()).State, peer.Has.Count), Is.EqualTo((DeliveryState.Dead, 0)));
    }

    [Test]
    public async Task Only_the_forms_that_are_asked_for_are_sent()
    {
        var peer = new PacsPeer();
        await using var server = await PacsPeer.ListenAsync(peer);
        Destination(server).Forms = ["Pdf"];
        await ReportAsync("1.2.3.1");
        await _rig.DeliverAsync("PACS");

        Assert.That(peer.Sent, Is.EqualTo(new[] { Pdf }));
    }

    [Test]
    public async Task A_peer_that_is_gone_makes_the_destination_wait_and_it_goes_on_when_it_is_back()
    {
        int port;
        var peer = new PacsPeer();
        await using (var gone = await PacsPeer.ListenAsync(peer)) port = gone.LocalEndPoint.Port;
        _rig.AddDestination(new DestinationOptions { Name = "PACS", Kind = DestinationKind.Dicom, Host = "127.0.0.1", Port = port, CalledAeTitle = "PACS" });
        await ReportAsync("1.2.3.1");
        await _rig.DeliverAsync("PACS");
        var status = (await _rig.OutboxQueries.DestinationsAsync(CancellationToken.None)).Single();
        await using var server = await PacsPeer.ListenAsync(peer, port);
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        await _rig.DeliverAsync("PACS");

        Assert.That((status.Failures, status.LastError), Is.EqualTo((1, "no association")));
        Assert.That((await RowAsync()).State, Is.EqualTo(DeliveryState.Delivered));
    }

    private async Task SendAsync(DicomServer server)
    {
        Destination(server);
        await ReportAsync("1.2.3.1");
        await _rig.DeliverAsync("PACS");
    }

    private DestinationOptions Destination(DicomServer server)
    {
        var destination = new DestinationOptions
        {
            Name = "PACS", Kind = DestinationKind.Dicom, Host = "127.0.0.1", Port = server.LocalEndPoint.Port, CalledAeTitle = "PACS",
        };
        _rig.AddDestination(destination);
        return destination;
    }

    private async Task ReportAsync(string image)
    {
        await _rig.SettleAsync(Study, image);
        await _rig.AdvanceAsync(Study);
    }

    private async Task<StudyDelivery> RowAsync() => (await _rig.FindAsync(Study)).Deliveries.Single();
}
