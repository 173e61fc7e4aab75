using System.Text.Json.Nodes;
using HipAi.Dicom.Data;
using HipAi.Studies;
using static HipAi.Reporting.Formats.Fhir.FhirJson;

namespace HipAi.Reporting.Formats.Fhir;

/// <summary>Of whom, for whom and by whom: Patient, Organization, Practitioner, ServiceRequest, Device.</summary>
internal static class FhirActors
{
    public static JsonObject Patient(FhirScope scope) => FhirScope.Resource(scope.Patient,
        ("identifier", Items(Identifier("MR", "Medical record number", PatientSystem(scope), scope.Facts.PatientId))),
        ("name", Names(scope.Facts.PatientName)),
        ("gender", scope.Facts.PatientSex switch { "M" => "male", "F" => "female", "O" => "other", _ => null }),
        ("birthDate", Date(scope.Facts.PatientBirthDate)));

    public static JsonObject? Organization(FhirScope scope) =>
        scope.Organization is { } reference ? FhirScope.Resource(reference, ("name", Text(scope.OrganizationName))) : null;

    public static JsonObject? Practitioner(FhirScope scope) => scope is { Practitioner: { } reference, Signature: { } by }
        ? FhirScope.Resource(reference,
            ("identifier", Items(Text(by.Identifier) is { } value ? Node(("value", value)) : null)),
            ("name", Names(DicomPersonName.Parse(by.Name))))
        : null;

    // Its state is the order filler's to tell.
    public static JsonObject? ServiceRequest(FhirScope scope) => scope.ServiceRequest is { } reference
        ? FhirScope.Resource(reference,
            ("identifier", Items(
                Accession(scope),
                Identifier("PLAC", "Placer Identifier", "", scope.Facts.PlacerOrderNumber),
                Identifier("FILL", "Filler Identifier", "", scope.Facts.FillerOrderNumber))),
            ("status", "unknown"),
            ("intent", "order"),
            ("code", Procedure(scope)),
            ("subject", Reference(scope.Patient)))
        : null;

    public static JsonObject Device(FhirScope scope)
    {
        var sender = scope.Record.Sender;
        return FhirScope.Resource(scope.Device,
            ("identifier", Items(Uid(sender.DeviceUid))),
            ("status", "active"),
            ("manufacturer", "HipAI"),
            ("deviceName", Items(Node(("name", "HipAI hip radiograph pre-dictation (research use only)"), ("type", "manufacturer-name")))),
            ("modelNumber", "HipAI"),
            ("type", Concept(new CodedConcept("110004", "DCM", "Computer Aided Detection"))),
            ("version", Items(scope.Record.Prediction.Models.Select(model => Version("model", model.Name, ReportUids.OfModel(model), model.Version))
                .Append(Version("application", sender.StationName, sender.DeviceUid, sender.SoftwareVersion)))),
            ("note", FhirHips.Notes(scope.Record.Prediction.Models.Select(model => $"Trained on: {FormText.Value(model.TrainedOn)}").Distinct())));
    }

    /// <summary>The accession number as an Identifier; null without one.</summary>
    public static JsonObject? Accession(FhirScope scope) => Identifier("ACSN", "Accession ID", scope.Options.AccessionSystem, scope.Facts.AccessionNumber);

    /// <summary>The procedure as configured or as the order codes it; null for none.</summary>
    public static JsonObject? Procedure(FhirScope scope) => (scope.Options.ProcedureCode ?? scope.Facts.Procedure) is { } code ? Concept(code) : null;

    // The component says which model, by name and by the UID that the structured report gives it, so that versions of several are told apart.
    private static JsonObject? Version(string type, string name, string uid, string value)
    {
        if (Text(value) is not { } version) return null;
        var component = Uid(uid);
        if (Text(name) is { } text) component["type"] = Node(("text", text));
        return Node(("type", Node(("text", type))), ("component", component), ("value", version));
    }

    private static string PatientSystem(FhirScope scope) => (scope.Options.PatientSystem, scope.Facts.IssuerUniversal) switch
    {
        ({ Length: > 0 } system, _) => system,
        (_, (var id, "ISO")) when DicomUID.IsValid(id) => "urn:oid:" + id,
        _ => "",
    };
}
