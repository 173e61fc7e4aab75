using System.Text.Json;
using System.Text.Json.Nodes;
using static HipAi.Reporting.Formats.Fhir.FhirJson;

namespace HipAi.Reporting.Formats.Fhir;

/// <summary>
/// The report as a transaction Bundle of FHIR R4 (requirement D5): what is judged, what was found of each hip, the report, and who made it.
/// Every entry is a PUT under an id that follows from the study, so that sending it again changes nothing and the next version updates it;
/// versions are kept by the server. The same record and options give the same bytes. Pure.
/// </summary>
public static class FhirBundle
{
    /// <summary>Writes the Bundle as <c>application/fhir+json</c>, in UTF-8.</summary>
    /// <param name="record">The report version.</param>
    /// <param name="options">What the server wants.</param>
    /// <param name="pdf">The report as PDF, presented beside the HTML; empty for none.</param>
    /// <exception cref="ArgumentException">The record holds a probability that is no number.</exception>
    public static byte[] Write(ReportRecord record, FhirOptions options, ReadOnlyMemory<byte> pdf = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(options);
        var scope = new FhirScope(record, options);
        List<JsonObject> findings = [.. FhirHips.Of(scope), .. FhirFailures.Of(scope)];
        var results = findings.Where(finding => Type(finding) == "Observation" && finding["status"]!.GetValue<string>() != "entered-in-error").Select(Locator);
        var report = FhirReport.DiagnosticReport(scope, results, pdf);
        List<JsonObject?> resources =
        [
            FhirActors.Patient(scope), FhirActors.Organization(scope), FhirActors.Practitioner(scope), FhirActors.ServiceRequest(scope),
            FhirImages.ImagingStudy(scope), FhirActors.Device(scope), .. findings, report,
        ];
        resources.Add(FhirReport.Provenance(scope, findings.Prepend(report).Select(Locator)));
        var bundle = Node(
            ("resourceType", "Bundle"), ("type", "transaction"), ("timestamp", scope.Issued), ("entry", Items(resources.OfType<JsonObject>().Select(Entry))));
        return JsonSerializer.SerializeToUtf8Bytes(bundle);
    }

    // A fullUrl that is a UUID: the resource has no address yet when it is sent; the id of the PUT is what others refer to.
    private static JsonObject Entry(JsonObject resource)
    {
        var locator = Locator(resource);
        return Node(
            ("fullUrl", "urn:uuid:" + Uuid(locator)), ("resource", resource), ("request", Node(("method", "PUT"), ("url", locator))));
    }

    private static Guid Uuid(string locator)
    {
        Span<char> digits = stackalloc char[32];
        ReportUids.Token(locator, 0, "fhir/uuid-1").AsSpan(0, 16).CopyTo(digits);
        ReportUids.Token(locator, 0, "fhir/uuid-2").AsSpan(0, 16).CopyTo(digits[16..]);
        // Version 8 and the variant of RFC 9562.
        (digits[12], digits[16]) = ('8', '8');
        return Guid.ParseExact(digits, "N");
    }

    private static string Type(JsonObject resource) => resource["resourceType"]!.GetValue<string>();

    private static string Locator(JsonObject resource) => $"{Type(resource)}/{resource["id"]!.GetValue<string>()}";
}
