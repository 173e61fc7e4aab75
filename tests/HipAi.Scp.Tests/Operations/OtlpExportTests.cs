using System.Text;
using System.Threading.Channels;
using HipAi.Scp.Configuration;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace HipAi.Scp.Tests.Operations;

/// <summary>Metrics as a collector gets them.</summary>
[Category("H2")]
internal sealed class OtlpExportTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private RigFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new RigFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task A_collector_that_is_set_is_sent_the_metrics()
    {
        var received = Channel.CreateUnbounded<string>();
        await using var collector = await CollectorAsync(received);
        await using var host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider(), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()));

        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var message = await received.Reader.ReadAsync(limit.Token);

        Assert.That(message, Does.StartWith("application/x-protobuf "));
        Assert.That(message, Does.Contain("hipai.disk.free").And.Contain("hipai.studies.state").And.Contain("receiving"));
    }

    [Test]
    public void An_endpoint_that_is_none_is_named_before_anything_starts()
    {
        var fault = Assert.Throws<ConfigurationException>(() => HipAiHost.Build(
            [], builder => builder.Configuration.AddInMemoryCollection([new("HipAi:Storage:Root", _folder.Path), new("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318")])));

        Assert.That(fault!.Errors.Select(e => e.Setting), Has.Member("OTEL_EXPORTER_OTLP_ENDPOINT"));
    }

    private static async Task<WebApplication> CollectorAsync(Channel<string> received)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v1/metrics", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Writer.TryWrite($"{request.ContentType} {Encoding.Latin1.GetString(body.ToArray())}");
            return Results.Bytes([], "application/x-protobuf");
        });
        await app.StartAsync();
        return app;
    }
}
