using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>A FHIR server in little: takes transactions of PUTs, plain or over TLS, and answers as it is told, request by request.</summary>
internal sealed class FhirPeer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<int, HttpContext, Task<bool>> _answer;
    private readonly SemaphoreSlim _heard = new(0);

    private FhirPeer(WebApplication app, Func<int, HttpContext, Task<bool>> answer)
    {
        (_app, _answer) = (app, answer);
        app.MapPost("/fhir", TakeAsync);
    }

    public Uri Url => new(new Uri(_app.Urls.Single()), "/fhir");

    /// <summary>Every body that came, in order.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    /// <summary>What each request showed of who sends it.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = [];

    /// <summary>What the server has, by address: each resource once.</summary>
    public ConcurrentDictionary<string, string> Has { get; } = [];

    /// <summary>Listens.</summary>
    /// <param name="answer">Number of the request from 1 → whether it was answered already; otherwise it is carried out and answered with 200.</param>
    /// <param name="certificate">For https; null for http.</param>
    /// <param name="wantsCertificate">Whether clients show one.</param>
    public static async Task<FhirPeer> ListenAsync(Func<int, HttpContext, Task<bool>> answer, X509Certificate2? certificate = null, bool wantsCertificate = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, port =>
        {
            if (certificate is null) return;
            port.UseHttps(X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null), https =>
            {
                https.ClientCertificateMode = wantsCertificate ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate;
                https.ClientCertificateValidation = (_, _, _) => true;
            });
        }));
        var peer = new FhirPeer(builder.Build(), answer);
        await peer._app.StartAsync();
        return peer;
    }

    /// <summary>Answers with a status, as a rule for <see cref="ListenAsync"/>.</summary>
    public static Task<bool> Status(HttpContext context, int status, string? retryAfter = null, string body = "")
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return AnswerAsync(context, body);
    }

    /// <summary>Returns when a request more has come.</summary>
    public Task HeardAsync() => _heard.WaitAsync(TestContext.CurrentContext.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _heard.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Heard.Enqueue(body);
        Authorizations.Enqueue($"{context.Request.ContentType} {context.Request.Headers.Authorization}");
        var number = Heard.Count;
        _heard.Release();
        if (await _answer(number, context)) return;
        using var bundle = JsonDocument.Parse(body);
        foreach (var entry in bundle.RootElement.GetProperty("entry").EnumerateArray())
            Has[entry.GetProperty("request").GetProperty("url").GetString()!] = entry.GetProperty("resource").GetRawText();
        await AnswerAsync(context, """{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201 Created"}}]}""");
    }

    private static async Task<bool> AnswerAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "application/fhir+json";
        await context.Response.WriteAsync(body);
        return true;
    }
}
