using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.AspNetCore.Http;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>FHIR over HTTP against a server that does what real ones do.</summary>
[Category("D5")]
[CancelAfter(120_000)]
internal sealed class FhirChannelTests
{
    private const string Study = "1.2.3";
    private const string Outcome = """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"processing","diagnostics":"CANARY is not known"}]}""";

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

    [Test]
    public async Task A_transaction_that_is_carried_out_is_delivered()
    {
        await using var peer = await FhirPeer.ListenAsync(Carry);
        await SendAsync(peer);

        Assert.That((await RowAsync()).State, Is.EqualTo(DeliveryState.Delivered), (await RowAsync()).Reason);
        Assert.That(peer.Has.Values.Single(), Does.Contain($"\"value\":\"{Study}/1\""));
        Assert.That(peer.Authorizations.Single(), Is.EqualTo("application/fhir+json "));
    }

    [TestCase(500), TestCase(408), TestCase(409)]
    public async Task What_may_get_through_later_is_sent_again_and_is_there_once(int status)
    {
        await using var peer = await FhirPeer.ListenAsync((number, context) => number <= 2 ? FhirPeer.Status(context, status, body: Outcome) : Carry(number, context));
        await SendAsync(peer);
        Assert.That((await RowAsync()).Reason, Is.EqualTo($"HTTP {status} error processing CANARY is not known"));
        for (var i = 0; i < 2; i++)
        {
            _rig.Time.Advance(TimeSpan.FromMinutes(1));
            await _rig.DeliverAsync("EHR");
        }

        Assert.That(((await RowAsync()).State, peer.Has.Count), Is.EqualTo((DeliveryState.Delivered, 1)));
        Assert.That(peer.Heard, Has.Count.EqualTo(3).And.All.EqualTo(peer.Heard.First()));
        Assert.That(_rig.Logs.Entries, Has.None.Contains("CANARY"));
    }

    [Test]
    public async Task A_server_that_took_it_and_did_not_say_so_in_time_has_it_once()
    {
        var silent = new TaskCompletionSource<bool>();
        FhirPeer? peer = null;
        peer = await FhirPeer.ListenAsync(async (number, context) =>
        {
            if (number > 1) return false;
            peer!.Has["DiagnosticReport/first"] = "";
            return await silent.Task.WaitAsync(context.RequestAborted);
        });
        await using var listening = peer;
        Destination(peer);
        await ReportAsync();
        var sending = _rig.DeliverAsync("EHR");
        await peer.HeardAsync();
        _peerTime.Advance(TimeSpan.FromSeconds(30));
        await sending;
        var between = await RowAsync();
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        await _rig.DeliverAsync("EHR");

        Assert.That((between.State, between.Attempts), Is.EqualTo((DeliveryState.Waiting, 1)), between.Reason);
        Assert.That((await RowAsync()).State, Is.EqualTo(DeliveryState.Delivered));
        Assert.That(peer.Heard, Has.Count.EqualTo(2).And.All.EqualTo(peer.Heard.First()), "the same addresses, so the second PUT replaces the first");
    }

    [TestCase(400), TestCase(404), TestCase(410), TestCase(412), TestCase(422), TestCase(301)]
    public async Task What_is_refused_is_parked_with_what_was_said(int status)
    {
        await using var peer = await FhirPeer.ListenAsync((_, context) => FhirPeer.Status(context, status, body: Outcome));
        await SendAsync(peer);

        var row = await RowAsync();
        Assert.That((row.State, row.Reason), Is.EqualTo((DeliveryState.Dead, $"HTTP {status} error processing CANARY is not known")));
    }

    [Test]
    public async Task A_transaction_with_an_entry_that_failed_is_not_delivered()
    {
        await using var peer = await FhirPeer.ListenAsync((_, context) => FhirPeer.Status(
            context, 200, body: """{"resourceType":"Bundle","type":"batch-response","entry":[{"response":{"status":"201"}},{"response":{"status":"404 Not Found"}}]}"""));
        await SendAsync(peer);

        Assert.That(((await RowAsync()).State, (await RowAsync()).Reason), Is.EqualTo((DeliveryState.Dead, "An entry was answered with 404 Not Found.")));
    }

    [TestCase(429, "120", 120)]
    [TestCase(503, "120", 120)]
    [TestCase(503, "Sat, 21 Nov 2026 08:05:00 GMT", 300)]
    [TestCase(503, "999999", 3600)]
    [TestCase(503, null, 5)]
    [TestCase(401, null, 5)]
    public async Task Who_asks_to_be_left_alone_is_and_no_report_pays_for_it(int status, string? retryAfter, int seconds)
    {
        await using var peer = await FhirPeer.ListenAsync((_, context) => FhirPeer.Status(context, status, retryAfter));
        await SendAsync(peer);

        var destination = (await _rig.OutboxQueries.DestinationsAsync(CancellationToken.None)).Single();
        Assert.That(destination.LastError, Is.EqualTo($"HTTP {status}"));
        Assert.That(destination.NextAttemptAt - _rig.Time.GetUtcNow(), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
        Assert.That((await RowAsync()).State, Is.EqualTo(DeliveryState.Waiting));
    }

    [Test]
    public async Task Nobody_there_makes_the_destination_wait()
    {
        var peer = await FhirPeer.ListenAsync(Carry);
        Destination(peer);
        await peer.DisposeAsync();
        await ReportAsync();
        await _rig.DeliverAsync("EHR");

        Assert.That((await _rig.OutboxQueries.DestinationsAsync(CancellationToken.None)).Single().LastError, Is.EqualTo("HTTP: ConnectionError"));
    }

    [Test]
    public async Task A_token_or_a_password_is_read_anew_for_each_request()
    {
        using var folder = new TempFolder();
        await using var peer = await FhirPeer.ListenAsync(Carry);
        var destination = Destination(peer);
        destination.BearerTokenFile = folder.File("token");
        foreach (var (token, study) in new[] { ("first", "1.2.1"), ("second", "1.2.2") })
        {
            await File.WriteAllTextAsync(destination.BearerTokenFile, token + "\n");
            await ReportAsync(study);
            await _rig.DeliverAsync("EHR");
        }

        (destination.BearerTokenFile, destination.UserName, destination.PasswordFile) = ("", "hipai", folder.File("token"));
        await ReportAsync("1.2.3");
        await _rig.DeliverAsync("EHR");

        Assert.That(peer.Authorizations.Select(shown => shown.Replace("application/fhir+json ", "", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "Bearer first", "Bearer second", $"Basic {Convert.ToBase64String("hipai:second"u8)}",
        }));
    }

    [TestCase(true), TestCase(false)]
    public async Task Over_tls_the_server_must_be_who_it_should_be(bool known)
    {
        using var folder = new TempFolder();
        // The platform judges certificates by the machine's clock.
        var now = TimeProvider.System.GetUtcNow();
        using var authority = new TestAuthority("Hospital", now);
        using var stranger = new TestAuthority("Stranger", now);
        _rig.PeerTime = TimeProvider.System;
        await using var peer = await FhirPeer.ListenAsync(Carry, (known ? authority : stranger).Issue("ehr", rsa: true), wantsCertificate: true);
        var destination = Destination(peer);
        (destination.Tls.CertificateFile, destination.Tls.KeyFile) = TestAuthority.Save(authority.Issue("hipai"), folder.File("hipai"));
        destination.Tls.TrustedAuthoritiesFile = authority.SaveRoot(folder.File("ca.pem"));
        await ReportAsync();
        await _rig.DeliverAsync("EHR");

        Assert.That((await RowAsync()).State, Is.EqualTo(known ? DeliveryState.Delivered : DeliveryState.Waiting), (await RowAsync()).Reason);
        if (!known) Assert.That((await _rig.OutboxQueries.DestinationsAsync(CancellationToken.None)).Single().LastError, Is.EqualTo("HTTP: SecureConnectionError"));
    }

    private static Task<bool> Carry(int number, HttpContext context) => Task.FromResult(false);

    private async Task SendAsync(FhirPeer peer)
    {
        Destination(peer);
        await ReportAsync();
        await _rig.DeliverAsync("EHR");
    }

    private DestinationOptions Destination(FhirPeer peer)
    {
        var destination = new DestinationOptions { Name = "EHR", Kind = DestinationKind.Fhir, Url = peer.Url.ToString() };
        _rig.AddDestination(destination);
        return destination;
    }

    private async Task ReportAsync(string study = Study)
    {
        await _rig.SettleAsync(study, $"{study}.1");
        await _rig.AdvanceAsync(study);
    }

    private async Task<StudyDelivery> RowAsync() => (await _rig.FindAsync(Study)).Deliveries.Single();
}
