using System.Net;
using System.Text.RegularExpressions;
using HipAi.Scp.Administration.Destinations;
using HipAi.Scp.Configuration;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Testing;
using static HipAi.Scp.Tests.Review.Desk.DeskHost;

namespace HipAi.Scp.Tests.Review.Desk;

/// <summary>Destinations as an operator sees them, and one click to send a dead letter again (requirement D7).</summary>
[Category("D7")]
internal sealed class DestinationPageTests
{
    private const string Canary = "<script>alert(1)</script><img src=x>";
    private const string First = "HipAi:Delivery:Destinations:0:";
    private const string Second = "HipAi:Delivery:Destinations:1:";

    private DeskHost _host = null!;
    private HttpClient _olga = null!;

    private async Task StartAsync(int port = 9, string kind = "Hl7", params (string, string)[] more)
    {
        _host = await DeskHost.StartAsync(
        [
            (First + "Name", "files"), (Second + "Name", "RIS"), (Second + "Kind", kind), (Second + "Host", "127.0.0.1"), (Second + "Port", $"{port}"), .. more,
        ]);
        _olga = await _host.SignInAsync("olga", Role.Operator);
    }

    [TearDown]
    public async Task TearDown()
    {
        _olga.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Dead_letters_are_seen_with_their_reason_and_one_or_all_go_again()
    {
        await StartAsync();
        await AddAsync(DeliveryState.Dead, 3, Canary);
        Assert.That(await PageAsync(_olga, "/destinations"), Does.Contain("RIS (HL7 messages)").And.Contain("3 reports").And.Contain("Nothing sent yet"));

        var page = await RawAsync(_olga, "/destinations/RIS");
        Assert.That(page, Does.Contain("&lt;script&gt;alert").And.Not.Contain("<script>alert").And.Contain("<b>3</b> not delivered").And.Not.Contain(" style="));

        var id = Regex.Match(page, "name=\"id\" value=\"(\\d+)\"").Groups[1].Value;
        var one = await PostAsync(_olga, "/destinations/RIS?state=dead", "Retry", ("id", id));
        Assert.That((one.Status, one.Location), Is.EqualTo((HttpStatusCode.Redirect, "/destinations/RIS?state=dead")));
        Assert.That(await PageAsync(_olga, "/destinations/RIS?state=dead"), Does.Contain("1 report will be sent again at once.").And.Contain("<b>2</b> not delivered"));

        await PostAsync(_olga, "/destinations/RIS?state=dead", "RetryAll");
        Assert.That(await PageAsync(_olga, "/destinations/RIS?state=dead"), Does.Contain("Everything got through"));
        Assert.That((await _host.AuditAsync()).Select(row => $"{row.Actor} {row.Action} {row.Subject} {row.StudyInstanceUid}: {row.Detail}"), Is.EqualTo(new[]
        {
            "olga DeliveryRetried RIS 1.2.3: 1 dead letter sent again", "olga DeliveryRetried RIS : 2 dead letters sent again",
        }));
    }

    [Test]
    public async Task A_long_list_comes_in_pages()
    {
        await StartAsync();
        await AddAsync(DeliveryState.Delivered, 60, null);

        Assert.That(await PageAsync(_olga, "/destinations/RIS?state=delivered"), Does.Contain("1 to 50 of 60").And.Contain("Older"));
        Assert.That(await PageAsync(_olga, "/destinations/RIS?state=delivered&page-number=2"), Does.Contain("51 to 60 of 60").And.Contain("Newer").And.Not.Contain(">Older<"));
    }

    [Test]
    public async Task Settings_are_told_in_words_without_secrets_and_where_they_stand()
    {
        await StartAsync(more: [(Second + "Hl7:ReceivingApplication", "GREENRIS"), (Second + "Hl7:IncludePdf", "true")]);

        Assert.That(await PageAsync(_olga, "/destinations/RIS"), Does.Contain("127.0.0.1, port 9").And.Contain("GREENRIS").And.Contain("none: reports go readable over the network").And.Contain("HipAi:Delivery:Destinations:1"));
    }

    [Test, Category("D8")]
    public async Task A_test_tells_whether_the_receiver_is_there()
    {
        await using var peer = MllpPeer.Listen((_, id) => MllpAnswer.Accept(id));
        await StartAsync(peer.Port);

        Assert.That((await PostAsync(_olga, "/destinations/RIS", "Test")).Text, Does.Contain("It answered.").And.Contain($"127.0.0.1:{peer.Port} was made"));
        Assert.That((await PostAsync(_olga, "/destinations/files", "Test")).Text, Does.Contain("A file could be written into the folder."));
    }

    [Test, Category("D8")]
    public async Task A_test_of_a_pacs_is_a_dicom_echo_and_one_that_is_away_is_said_to_be()
    {
        // Our own listener is a PACS for this.
        await StartAsync(kind: "Dicom", more: [(Second + "CalledAeTitle", "HIPAI")]);
        Assert.That((await PostAsync(_olga, "/destinations/RIS", "Test")).Text, Does.Contain("It did not answer as it should.").And.Contain("127.0.0.1:9"));
        var here = new DestinationOptions { Name = "PACS", Kind = DestinationKind.Dicom, Host = "127.0.0.1", Port = _host.Rig.DicomPort, CalledAeTitle = "HIPAI" };

        var result = await new DestinationProbe("HIPAI", "/", "/", _host.Rig.Time).TestAsync(here, CancellationToken.None);

        Assert.That((result.Ok, result.Words), Is.EqualTo((true, "HIPAI answered the DICOM echo (C-ECHO): 0000 success.")));
    }

    [Test, Category("H5")]
    public async Task Only_whoever_manages_deliveries_comes_in_and_a_form_of_another_site_does_nothing()
    {
        await StartAsync();
        await AddAsync(DeliveryState.Dead, 1, "why");
        using var reader = await _host.SignInAsync("rae", Role.Radiologist);
        foreach (var address in new[] { "/destinations", "/destinations/RIS" })
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That(answer.Headers.Location?.OriginalString, Does.Contain("/not-allowed"), address);
        }

        Assert.That((await SendAsync(_olga, "/destinations/RIS", "RetryAll")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await PageAsync(_olga, "/destinations/RIS"), Does.Contain("<b>1</b> not delivered"));
        using var none = await _olga.GetAsync(new Uri("/destinations/nobody", UriKind.Relative));
        Assert.That(none.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Task<bool> AddAsync(DeliveryState state, int count, string? reason) => _host.Database.WriteAsync(
        WriteKey.None,
        db =>
        {
            // Of no study that is held here: nothing of them is really sent.
            db.Outbox.AddRange(Enumerable.Range(1, count).Select(version => new OutboxRow
            {
                Destination = "RIS", StudyInstanceUid = "1.2.3", Version = version, IsSigned = false, CreatedAt = _host.Rig.Time.GetUtcNow(),
                State = state, Attempts = 1, AttemptedAt = _host.Rig.Time.GetUtcNow(), EndedAt = _host.Rig.Time.GetUtcNow(), Reason = reason,
            }));
            return Task.FromResult(true);
        },
        CancellationToken.None);
}
