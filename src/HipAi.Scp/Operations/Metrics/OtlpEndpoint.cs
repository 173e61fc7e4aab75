using HipAi.Scp.Configuration;

namespace HipAi.Scp.Operations.Metrics;

/// <summary>Where metrics are sent to: the variable that OpenTelemetry has for it, and no setting of our own.</summary>
/// <param name="Metrics">The address that takes metrics.</param>
internal sealed record OtlpEndpoint(Uri Metrics)
{
    private const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The endpoint; null when none is set, or when it is wrong, which is added to the errors.</summary>
    public static OtlpEndpoint? Read(IConfiguration configuration, List<SettingError> errors)
    {
        if (configuration[Variable] is not { Length: > 0 } text) return null;
        if (Uri.TryCreate(text.TrimEnd('/') + "/v1/metrics", UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
            return new OtlpEndpoint(address);
        errors.Add(new SettingError(Variable, text, "not an http or https address"));
        return null;
    }
}
