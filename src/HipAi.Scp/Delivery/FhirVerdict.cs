using System.Globalization;
using System.Net;
using System.Text.Json;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Delivery;

/// <summary>What a server's answer to a transaction means (FHIR R4 http.html#transaction-response).</summary>
internal static class FhirVerdict
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>
    /// 2xx with no entry that says otherwise: delivered. 401, 407, 429, 502, 503, 504: the server lets nobody in at the moment. 408, 409, 425
    /// and other 5xx: this one may get through later. Anything else, 412 (several resources match) among them: refused.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body, as far as it was read.</param>
    /// <param name="receipt">What was sent.</param>
    /// <param name="now">The time, for a date in Retry-After.</param>
    public static DeliveryOutcome Of(HttpResponseMessage response, byte[] body, DeliveredFile receipt, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        var code = $"HTTP {status.ToString(CultureInfo.InvariantCulture)}";
        var (reason, entries) = Read(body);
        if (status is >= 200 and < 300)
        {
            return entries.FirstOrDefault(entry => entry.Length > 0 && entry[0] != '2') is { } failed
                ? DeliveryOutcome.Refused($"{code} with a failed entry", $"An entry was answered with {failed}.")
                : DeliveryOutcome.Delivered([receipt]);
        }

        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired or HttpStatusCode.TooManyRequests
                or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
                => DeliveryOutcome.Unreachable(code, $"{code} {reason}", RetryAfter(response, now)),
            HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or (HttpStatusCode)425 => DeliveryOutcome.Retry(code, $"{code} {reason}"),
            _ when status >= 500 => DeliveryOutcome.Retry(code, $"{code} {reason}"),
            _ => DeliveryOutcome.Refused(code, $"{code} {reason}"),
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - now : null;
        return wait > LongestWait ? LongestWait : wait;
    }

    /// <summary>What an OperationOutcome says, and the status of each entry of a transaction response; nothing where the body is neither.</summary>
    private static (string Reason, IReadOnlyList<string> Entries) Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var (reasons, entries) = (new List<string>(), new List<string>());
            foreach (var issue in Items(json.RootElement, "issue"))
                reasons.Add($"{Text(issue, "severity")} {Text(issue, "code")} {Text(issue, "diagnostics")}".Trim());
            foreach (var entry in Items(json.RootElement, "entry"))
                if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("response", out var response)) entries.Add(Text(response, "status"));
            return (string.Join("; ", reasons), entries);
        }
        catch (JsonException)
        {
            // A proxy's page, or nothing: the status says enough.
            return ("", []);
        }
    }

    private static JsonElement[] Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
