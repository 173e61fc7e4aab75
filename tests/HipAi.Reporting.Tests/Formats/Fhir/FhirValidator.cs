using Firely.Fhir.Validation;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Specification.Source;
using Hl7.Fhir.Specification.Terminology;

namespace HipAi.Reporting.Tests.Formats.Fhir;

/// <summary>
/// The peer: Firely's parser and validator over the profiles, invariants and value sets of R4. Reading the specification takes half a
/// minute, once for all tests.
/// </summary>
internal static class FhirValidator
{
    private static readonly Lazy<Validator> R4 = new(() =>
    {
        var source = new CachedResolver(new ZipSource(Shipped.PathOf("specification.zip")));
        return new Validator(source, new LocalTerminologyService(source));
    });

    /// <summary>The Bundle as the peer's own types; unknown or misplaced members throw.</summary>
    public static Bundle Parse(string json) => new FhirJsonDeserializer(new DeserializerSettings()).Deserialize<Bundle>(json);

    /// <summary>What the validator has against a Bundle and its resources. That it has no list of media types is nothing against them.</summary>
    public static IReadOnlyList<string> Faults(string json)
    {
        var bundle = Parse(json);
        var issues = bundle.Entry.Select(entry => entry.Resource!).Prepend(bundle).SelectMany(resource => R4.Value.Validate(resource).Issue);
        return
        [
            .. issues.Select(issue => $"{issue.Severity} {string.Join(",", issue.Expression)}: {issue.Details?.Text}")
                .Where(issue => !issue.Contains("cannot find codesystem 'urn:ietf:bcp:13'", StringComparison.Ordinal)).Distinct(),
        ];
    }
}
