using System.Text.Json.Nodes;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Fhir;

/// <summary>
/// A record with the ids of its resources. They follow from the study, not from the version, so that the next version updates what the last
/// one made; only its provenance is each version's own. A patient's follow from identifier, birth date and sex, so that two persons whom a
/// site gave one number do not overwrite each other.
/// </summary>
/// <param name="record">The record.</param>
/// <param name="options">What the server wants.</param>
internal sealed class FhirScope(ReportRecord record, FhirOptions options)
{
    public ReportRecord Record => record;

    public PreliminaryReport Report => record.Report;

    public FhirOptions Options => options;

    public HeaderFacts Facts { get; } = new(record);

    /// <summary>Status of the report, in the words of R4.</summary>
    public string Status => Word(ReportNotice.Status(record.Report));

    /// <summary>Status of what the models found.</summary>
    public string FindingsStatus => Word(ReportNotice.FindingsStatus(record.Report));

    /// <summary>Time of the report.</summary>
    public string Issued => FhirJson.Instant(record.Report.ComposedAt);

    public IReadOnlyList<HipFinding> Hips { get; } = HipStatement.Hips(record);

    public string Patient => Facts.PatientId.Length == 0
        ? OfStudy("Patient", "patient")
        : Of("Patient", $"{Facts.IssuerOfPatientId}\n{Facts.IssuerUniversal.Id}\n{Facts.PatientId}\n{Facts.PatientBirthDate:O}\n{Facts.PatientSex}", "patient");

    /// <summary>Name of the organization that the report is made for; empty when none is known.</summary>
    public string OrganizationName => FormText.Value(record.Sender.Facility) is { Length: > 0 } facility ? facility : Facts.InstitutionName;

    /// <summary>Null when none is known.</summary>
    public string? Organization => OrganizationName.Length == 0 ? null : Of("Organization", OrganizationName, "organization");

    /// <summary>Null for a study without an accession or order number.</summary>
    public string? ServiceRequest =>
        (Facts.AccessionNumber + Facts.PlacerOrderNumber + Facts.FillerOrderNumber).Length == 0 ? null : OfStudy("ServiceRequest", "request");

    /// <summary>Who signed; null for a draft.</summary>
    public ReportSignature? Signature => ReportNotice.IsSigned(record.Report) ? record.Report.Signature : null;

    /// <summary>Null for a draft.</summary>
    public string? Practitioner => Signature is { } by ? Of("Practitioner", $"{by.Organization}\n{by.Identifier}\n{by.Name}", "practitioner") : null;

    public string ImagingStudy => OfStudy("ImagingStudy", "study");

    // Another set of models is another device: what an older report refers to must go on telling its versions.
    public string Device => Of("Device", string.Join('\n', record.Prediction.Models.Select(model => $"{model.Name} {model.Version} {model.Sha256}")
        .Prepend(record.Sender.SoftwareVersion).Prepend(record.Sender.DeviceUid)), "device");

    public string DiagnosticReport => OfStudy("DiagnosticReport", "report");

    public string Provenance => Id("Provenance", record.Report.StudyInstanceUid, record.Report.Version, "provenance");

    public string Hip(HipSide side) => OfStudy("Observation", $"hip/{side.Code()}");

    public string Failure(HipSide side) => OfStudy("Observation", $"failure/{side.Code()}");

    public string Risk(HipSide side) => OfStudy("RiskAssessment", $"risk/{side.Code()}");

    /// <summary>The study's own resources of a side that a version does not tell of: an earlier one may have, and its finding must not stand.</summary>
    public bool MayHaveStood => record.Report.Version > 1;

    /// <summary>A resource: type and id first.</summary>
    public static JsonObject Resource(string reference, params (string Name, JsonNode? Value)[] members)
    {
        var parts = reference.Split('/');
        return FhirJson.Node([("resourceType", parts[0]), ("id", parts[1]), .. members]);
    }

    private string OfStudy(string type, string use) => Id(type, record.Report.StudyInstanceUid, 0, use);

    private static string Of(string type, string key, string use) => Id(type, key, 0, use);

    // With letters in front: servers refuse ids of digits alone from a client, and people see whose it is.
    private static string Id(string type, string key, int version, string use) => $"{type}/hipai-{ReportUids.Token(key, version, "fhir/" + use)}";

    private static string Word(ReportStatus status) => status switch
    {
        ReportStatus.Final => "final",
        ReportStatus.Corrected => "corrected",
        _ => "preliminary",
    };
}
