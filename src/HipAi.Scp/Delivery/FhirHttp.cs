using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Delivery;

/// <summary>Connections to a FHIR server: one at a time, TLS by the same rules as DICOM's, no redirection that would carry a token elsewhere.</summary>
internal static class FhirHttp
{
    /// <summary>Makes them.</summary>
    /// <exception cref="DicomNetworkException">A file of the TLS settings cannot be used.</exception>
    public static HttpClient Connect(DestinationOptions destination, string contentRoot, TimeProvider time)
    {
        var url = new Uri(destination.Url);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = destination.ConnectTimeout,
            MaxConnectionsPerServer = 1,
        };
        if (url.Scheme == Uri.UriSchemeHttps)
            handler.SslOptions = DicomTlsHandshake.Options(url.IdnHost, DestinationTls.Load(destination.Tls, contentRoot), time.GetUtcNow());
        // Whoever sends has a time-out of its own, by a clock that a test can move.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
