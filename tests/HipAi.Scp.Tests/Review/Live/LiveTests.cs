using System.Net;
using System.Net.WebSockets;
using HipAi.Scp.Assembly;
using HipAi.Scp.Review.Live;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Review.Live;

/// <summary>Open pages hear which studies changed, and nothing else of them (requirement F1).</summary>
[Category("F1")]
internal sealed class LiveTests
{
    private ReviewHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await ReviewHost.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [Test]
    public async Task Each_change_of_a_study_is_told_to_every_page_by_its_uid()
    {
        await EventAsync("1.2.1");
        using var first = await LivePeer.ConnectAsync(_host.Client.BaseAddress!);
        Assert.That(await first.NextAsync(), Is.EqualTo((LiveHub.Ready, Array.Empty<string>())).Using<(string, IReadOnlyList<string>)>((a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)));
        using var second = await LivePeer.ConnectAsync(_host.Client.BaseAddress!);
        Assert.That((await second.NextAsync()).Target, Is.EqualTo(LiveHub.Ready));

        await EventAsync("1.2.3", "1.2.2", "1.2.3");
        _host.Services.GetRequiredKeyedService<Alarm>(LiveService.AlarmName).Ring();

        foreach (var page in new[] { first, second })
        {
            var (target, studies) = await page.NextAsync();
            Assert.That(target, Is.EqualTo(LiveHub.Changed));
            Assert.That(studies, Is.EqualTo(new[] { "1.2.2", "1.2.3" }), "what was there before is not new");
        }
    }

    [Test]
    public void Who_is_not_signed_in_hears_nothing()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        Assert.That(
            async () => await socket.ConnectAsync(new UriBuilder(_host.Client.BaseAddress!) { Scheme = "ws", Path = "/live" }.Uri, CancellationToken.None),
            Throws.InstanceOf<WebSocketException>());
        Assert.That(socket.HttpStatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private Task EventAsync(params string[] studies) => AddAsync(_host.Database, studies);

    internal static Task AddAsync(HipAiDatabase database, params string[] studies) => database.WriteAsync(
        WriteKey.None,
        db =>
        {
            db.Events.AddRange(studies.Select(uid => new EventRow { StudyInstanceUid = uid, At = SampleStudies.Start, What = "x" }));
            return Task.FromResult(true);
        },
        CancellationToken.None);
}
