using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Delivery;

/// <summary>Posts reports to a FHIR R4 server, each as one transaction (requirement D5): the server takes all of it or nothing.</summary>
internal sealed class FhirChannel(DestinationOptions destination, string contentRoot, ReportForms forms, TimeProvider time) : IReportChannel
{
    /// <summary>The most that is read of an answer.</summary>
    private const int LongestAnswer = 1024 * 1024;

    private const string FhirJson = "application/fhir+json";

    private HttpClient? _http;

    public async Task<DeliveryOutcome> SendAsync(ReportPackage package, CancellationToken cancellationToken)
    {
        var bundle = ReportForms.Write(ReportForm.Fhir, () => forms.Fhir(package, destination));
        using var timeout = new CancellationTokenSource(destination.AnswerTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            _http ??= FhirHttp.Connect(destination, contentRoot, time);
            using var request = Request(bundle);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return FhirVerdict.Of(response, await BodyAsync(response, either.Token), Receipt(bundle), time.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryOutcome.Retry("no answer in time", $"No answer within {destination.AnswerTimeout.TotalSeconds:0.###} s.");
        }
        catch (HttpRequestException fault)
        {
            var code = $"HTTP: {fault.HttpRequestError}";
            return IsBeforeSending(fault) ? DeliveryOutcome.Unreachable(code, fault.Message) : DeliveryOutcome.Retry(code, fault.Message);
        }
        catch (Exception fault) when (fault is DicomNetworkException or IOException or UnauthorizedAccessException)
        {
            // A file with certificate or token that cannot be read, or an answer that broke off.
            return fault is HttpIOException ? DeliveryOutcome.Retry("the answer broke off", fault.Message) : DeliveryOutcome.Unreachable("not set up", fault.Message);
        }
    }

    /// <summary>New connections read certificates anew.</summary>
    public Task RestAsync()
    {
        _http?.Dispose();
        _http = null;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => new(RestAsync());

    private static bool IsBeforeSending(HttpRequestException fault) => fault.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private HttpRequestMessage Request(byte[] bundle)
    {
        var content = new ByteArrayContent(bundle);
        content.Headers.ContentType = new MediaTypeHeaderValue(FhirJson);
        var request = new HttpRequestMessage(HttpMethod.Post, destination.Url) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(FhirJson));
        request.Headers.Authorization = Authorization();
        return request;
    }

    private AuthenticationHeaderValue? Authorization()
    {
        if (destination.BearerTokenFile.Length > 0) return new AuthenticationHeaderValue("Bearer", FirstLine(destination.BearerTokenFile));
        if (destination.UserName.Length == 0) return null;
        var password = destination.PasswordFile.Length > 0 ? FirstLine(destination.PasswordFile) : "";
        return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{destination.UserName}:{password}")));
    }

    private string FirstLine(string file) => File.ReadLines(Path.GetFullPath(file, contentRoot)).FirstOrDefault() ?? "";

    private static async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var body = new byte[LongestAnswer];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, ct);
        return body[..length];
    }

    private static DeliveredFile Receipt(byte[] bundle)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bundle));
        return new DeliveredFile($"bundle {bundle.Length.ToString(CultureInfo.InvariantCulture)} bytes", hash);
    }
}
