using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>HL7 over MLLP against a peer that does what real ones do: every answer means what it says, and no message is there twice or lost.</summary>
[Category("D4")]
[CancelAfter(120_000)]
internal sealed class MllpChannelTests
{
    private const string Study = "1.2.3";

    private static readonly string ControlId = SampleForms.ControlId(Study, 1);

    private ManualTimeProvider _peerTime = null!;
    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp()
    {
        _peerTime = new ManualTimeProvider();
        _rig = new ScpRig { DeliversAtOnce = false, PeerTime = _peerTime };
    }

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [TestCase("AA"), TestCase("CA")]
    public async Task What_is_accepted_is_delivered(string code)
    {
        await using var peer = MllpPeer.Listen((_, id) => MllpAnswer.Acknowledge(code, id) with { Keeps = true });
        await SendAsync(peer);

        Assert.That((await RowAsync()).State, Is.EqualTo(DeliveryState.Delivered));
        Assert.That(peer.Has.Keys, Is.EqualTo(new[] { ControlId }));
        Assert.That(peer.Heard.Single(), Does.StartWith("MSH|^~\\&|HIPAI||RIS|EXAMPLE|").And.Contain($"|{ControlId}|P|2.5.1\rPID|1||ID1\r"));
    }

    [TestCase("AE"), TestCase("AR"), TestCase("CE"), TestCase("CR")]
    public async Task What_is_refused_is_parked_with_what_was_said_and_told(string code)
    {
        await using var peer = MllpPeer.Listen((_, id) => MllpAnswer.Acknowledge(code, id, "ERR||PID^1^3|204^Unknown key identifier^HL70357|E|||CANARY unknown\r"));
        await SendAsync(peer);
        _rig.Time.Advance(TimeSpan.FromDays(1));
        await _rig.DeliverAsync("RIS");

        var row = await RowAsync();
        Assert.That((row.State, peer.Heard.Count), Is.EqualTo((DeliveryState.Dead, 1)), "the same would be refused again");
        Assert.That(row.Reason, Does.StartWith($"{code}: 204 Unknown key identifier"));
        Assert.That(_rig.Logs.Entries, Has.One.Matches<string>(entry => entry.Contains(" 5005 ", StringComparison.Ordinal) && entry.Contains($"({code})", StringComparison.Ordinal)));
        Assert.That(_rig.Logs.Entries, Has.None.Contains("CANARY"));
    }

    private static IEnumerable<TestCaseData> Troubles()
    {
        yield return Trouble("no_answer", MllpAnswer.Silence, "no answer in time");
        yield return Trouble("close", MllpAnswer.Silence with { Closes = true }, "closed without an answer");
        yield return Trouble("half_an_answer", new MllpAnswer([0x0B, .. "MSH|^~\\&|RIS"u8], Keeps: true, Closes: true), "half an answer");
        yield return Trouble("half_an_answer_and_silence", new MllpAnswer([0x0B, .. "MSH|^~\\&|RIS"u8], Keeps: true), "no answer in time");
        yield return Trouble("no_frame", new MllpAnswer([.. "HTTP/1.1 400 Bad Request\r\n\r\n"u8], Keeps: false), "the answer does not begin as a frame does");
        yield return Trouble("another_message", MllpAnswer.Acknowledge("AA", "ANOTHER"), "the answer is to another message");
        yield return Trouble("no_acknowledgment", MllpAnswer.Raw("MSH|^~\\&|RIS||HIPAI||20261121||ACK|1|P|2.5.1\r"), "malformed answer");
        yield return Trouble("unknown_code", MllpAnswer.Acknowledge("OK", ControlId), "malformed answer");
        yield return Trouble("no_end", new MllpAnswer([0x0B, .. Enumerable.Repeat((byte)'x', MllpConnection.LongestAnswer * 2)], Keeps: false), $"the answer is longer than {MllpConnection.LongestAnswer} bytes");
        yield return Trouble("two_answers", new MllpAnswer([.. MllpAnswer.Accept(ControlId).Bytes, .. MllpAnswer.Accept(ControlId).Bytes], Keeps: true), "the answer does not end as a frame does");
    }

    private static TestCaseData Trouble(string name, MllpAnswer answer, string told) => new TestCaseData(answer, told).SetName($"A_lost_or_malformed_answer({name})");

    [TestCaseSource(nameof(Troubles))]
    public async Task A_lost_or_malformed_answer_has_the_same_bytes_sent_again_and_the_receiver_has_one(object answer, string told)
    {
        await using var peer = MllpPeer.Listen((number, id) => number == 1 ? (MllpAnswer)answer : MllpAnswer.Accept(id));
        Destination(peer.Port);
        await ReportAsync(Study);
        var sending = _rig.DeliverAsync("RIS");
        if (told == "no answer in time")
        {
            await peer.AnsweredAsync(TestContext.CurrentContext.CancellationToken);
            _peerTime.Advance(TimeSpan.FromSeconds(30));
        }

        await sending;
        var between = await RowAsync();
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        await _rig.DeliverAsync("RIS");

        Assert.That((between.State, between.Attempts), Is.EqualTo((DeliveryState.Waiting, 1)), between.Reason);
        Assert.That(_rig.Logs.Entries, Has.One.Matches<string>(entry => entry.Contains(" 5001 ", StringComparison.Ordinal) && entry.Contains(told, StringComparison.Ordinal)));
        Assert.That((await RowAsync()).State, Is.EqualTo(DeliveryState.Delivered));
        Assert.That(peer.Heard, Has.Count.EqualTo(2).And.All.EqualTo(peer.Heard.First()), "the same control id and the same bytes");
        Assert.That(peer.Has.Keys, Is.EqualTo(new[] { ControlId }));
    }

    [Test]
    public async Task Nobody_there_makes_the_destination_wait_and_costs_the_report_nothing()
    {
        int port;
        await using (var gone = MllpPeer.Listen((_, id) => MllpAnswer.Accept(id))) port = gone.Port;
        await SendAsync(port);

        var status = (await _rig.OutboxQueries.DestinationsAsync(CancellationToken.None)).Single();
        Assert.That((status.Failures, status.LastError, (await RowAsync()).State), Is.EqualTo((1, "no connection", DeliveryState.Waiting)));
    }

    [Test]
    public async Task One_connection_carries_many_messages_one_after_the_other()
    {
        await using var peer = MllpPeer.Listen((_, id) => MllpAnswer.Accept(id));
        Destination(peer.Port);
        for (var i = 1; i <= 30; i++) await ReportAsync($"1.2.{i}");
        await _rig.DeliverAsync("RIS");

        Assert.That((peer.Heard.Count, peer.Connections), Is.EqualTo((30, 1)));
        Assert.That(peer.Heard.Select(message => message.Split('\r')[3].Split('|')[5]), Is.EqualTo(Enumerable.Range(1, 30).Select(i => $"1.2.{i}")), "in order");
    }

    [Test]
    public async Task A_kept_connection_that_the_peer_has_closed_is_made_anew_without_an_attempt_lost()
    {
        await using var peer = MllpPeer.Listen((number, id) => MllpAnswer.Accept(id) with { Closes = number == 1 });
        Destination(peer.Port);
        for (var i = 1; i <= 3; i++) await ReportAsync($"1.2.{i}");
        await _rig.DeliverAsync("RIS");

        Assert.That((peer.Has.Count, peer.Connections), Is.EqualTo((3, 2)));
        Assert.That((await _rig.OutboxQueries.DestinationsAsync(CancellationToken.None)).Single().LastErrorAt, Is.Null);
    }

    [Test]
    public async Task A_message_that_would_end_its_own_frame_is_not_sent()
    {
        await using var peer = MllpPeer.Listen((_, id) => MllpAnswer.Accept(id));
        _rig.Forms = SampleForms.All with { Hl7 = (package, destination) => [.. SampleForms.All.Hl7(package, destination), 0x1C, 0x0D] };
        await SendAsync(peer);

        Assert.That(((await RowAsync()).State, peer.Heard.Count), Is.EqualTo((DeliveryState.Dead, 0)));
    }

    [TestCase(true, DeliveryState.Delivered), TestCase(false, DeliveryState.Waiting)]
    public async Task Over_tls_both_sides_show_who_they_are(bool known, DeliveryState expected)
    {
        using var folder = new TempFolder();
        using var authority = new TestAuthority("Hospital", _rig.Time.GetUtcNow());
        using var stranger = new TestAuthority("Stranger", _rig.Time.GetUtcNow());
        await using var peer = MllpPeer.Listen((_, id) => MllpAnswer.Accept(id), (known ? authority : stranger).Issue("ris"), authority.Root);
        var (certificate, key) = TestAuthority.Save(authority.Issue("hipai"), folder.File("hipai"));
        var destination = Destination(peer.Port);
        destination.Tls.Enabled = true;
        (destination.Tls.CertificateFile, destination.Tls.KeyFile, destination.Tls.TrustedAuthoritiesFile) = (certificate, key, authority.SaveRoot(folder.File("ca.pem")));
        await ReportAsync(Study);
        await _rig.DeliverAsync("RIS");

        Assert.That((await RowAsync()).State, Is.EqualTo(expected), (await RowAsync()).Reason);
        if (!known) Assert.That((await RowAsync()).Reason, Does.Contain("issued by nobody who is trusted here"));
    }

    private Task SendAsync(MllpPeer peer) => SendAsync(peer.Port);

    private async Task SendAsync(int port)
    {
        Destination(port);
        await ReportAsync(Study);
        await _rig.DeliverAsync("RIS");
    }

    private DestinationOptions Destination(int port)
    {
        var destination = new DestinationOptions
        {
            Name = "RIS", Kind = DestinationKind.Hl7, Host = "127.0.0.1", Port = port,
        };
        (destination.Hl7.ReceivingApplication, destination.Hl7.ReceivingFacility) = ("RIS", "EXAMPLE");
        _rig.AddDestination(destination);
        return destination;
    }

    private async Task ReportAsync(string study)
    {
        await _rig.SettleAsync(study, $"{study}.1");
        await _rig.AdvanceAsync(study);
    }

    private async Task<StudyDelivery> RowAsync() => (await _rig.FindAsync(Study)).Deliveries.Single();
}
