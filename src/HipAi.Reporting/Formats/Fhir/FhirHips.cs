using System.Text.Json.Nodes;
using HipAi.Studies;
using static HipAi.Reporting.Formats.Fhir.FhirJson;

namespace HipAi.Reporting.Formats.Fhir;

/// <summary>
/// One Observation per hip: the class that a person decided on, or that was found where it is certain, else no value and why. The probability of every class is a component, and never a
/// statement. A hip that a later version no longer tells of is entered in error.
/// </summary>
internal static class FhirHips
{
    private const string Reviewed = "; reviewed by a person";

    private const string Method = "Automated image analysis by an ensemble of neural networks";

    /// <summary>The Observations.</summary>
    public static IEnumerable<JsonObject> Of(FhirScope scope)
    {
        foreach (var hip in scope.Hips) yield return Hip(scope, hip);
        if (!scope.MayHaveStood) yield break;
        foreach (var side in Enum.GetValues<HipSide>().Where(side => scope.Hips.All(hip => hip.Side != side)))
            yield return Withdrawn(scope, scope.Hip(side), Code(side));
    }

    /// <summary>An Observation of one side, with all that findings have in common.</summary>
    public static JsonObject Observation(FhirScope scope, string reference, HipSide side, bool isReviewed, params (string Name, JsonNode? Value)[] members) => FhirScope.Resource(reference,
    [
        ("basedOn", Items(Reference(scope.ServiceRequest))),
        ("partOf", Items(Reference(scope.ImagingStudy))),
        ("status", isReviewed ? scope.Status : scope.FindingsStatus),
        ("category", Items(Category)),
        ("subject", Reference(scope.Patient)),
        ("effectiveDateTime", FhirJson.DateTime(scope.Facts.Moment)),
        ("issued", scope.Issued),
        ("performer", Items(isReviewed ? Reference(scope.Practitioner) : null, Reference(scope.Organization))),
        ("bodySite", Node(("coding", Items(Coding(FindingCodes.HipJoint))), ("text", $"{PlainText.Capital(side.Code())} hip"))),
        ("method", Node(("text", isReviewed ? Method + Reviewed : scope.FindingsStatus == "preliminary" ? Method + "; no human review" : Method))),
        ("device", Reference(scope.Device)),
        ("derivedFrom", Items(Reference(scope.ImagingStudy))),
        .. members,
    ]);

    /// <summary>What takes the place of an Observation that an earlier version may have made.</summary>
    public static JsonObject Withdrawn(FhirScope scope, string reference, JsonObject code) =>
        FhirScope.Resource(reference, ("status", "entered-in-error"), ("code", code), ("subject", Reference(scope.Patient)));

    /// <summary>No value, and why: <c>unknown</c> where models looked and may not say, <c>not-performed</c> where none did.</summary>
    public static JsonObject Absent(string code, string display, string text) =>
        Concept(Coding("http://terminology.hl7.org/CodeSystem/data-absent-reason", code, display), text);

    /// <summary>Reasons as notes of the software.</summary>
    public static JsonArray Notes(IEnumerable<string> texts) => Items(texts.Select(text => Lines(text) is { } note ? Node(("text", note)) : null));

    public static JsonObject Component(CodedConcept code, string valueName, JsonNode value, CodedConcept? same = null) =>
        Node(("code", Concept(code, same)), (valueName, value));

    public static JsonObject Side(HipSide side) =>
        Component(FindingCodes.Laterality, "valueCodeableConcept", Concept(FindingCodes.Side(side)));

    private static JsonObject Category => Concept(Coding("http://terminology.hl7.org/CodeSystem/observation-category", "imaging", "Imaging"));

    // The second code is the fixed name that reporting systems merge by.
    private static JsonObject Code(HipSide side) =>
        Concept(FindingCodes.HardwareClass, new CodedConcept($"HIPAI_{(side == HipSide.Right ? "R" : "L")}_CLASS", FindingCodes.Scheme, $"Hardware class of the {side.Code()} hip"));

    private static JsonObject Class(HardwareClass hardware) => Concept(FindingCodes.Class(hardware), FindingCodes.SnomedOf(hardware));

    private static JsonObject Missing(HipStatement statement) => statement.Review is { } review
        ? Absent("as-text", "As Text", review.Meaning)
        : Absent("unknown", "Unknown", FindingCodes.Indeterminate.Meaning);

    private static JsonObject Hip(FhirScope scope, HipFinding hip)
    {
        var statement = HipStatement.Of(scope.Report, hip);
        return Observation(scope, scope.Hip(hip.Side), hip.Side, statement.Decision is not null,
            ("code", Code(hip.Side)),
            ("valueCodeableConcept", statement.Class is { } stated ? Stated(statement, stated) : null),
            ("dataAbsentReason", statement.Class is not null ? null : Missing(statement)),
            ("note", Notes(statement.Decision is null ? hip.Reasons : [statement.ReviewWords])),
            ("component", Items(
            [
                Side(hip.Side),
                Component(FindingCodes.HardwareStatus, "valueCodeableConcept", Concept(statement.Review ?? statement.FoundStatus)),
                statement.Decision is null
                    ? null
                    : Component(FindingCodes.HardwareFound, "valueCodeableConcept", statement.IsCertain ? Class(hip.Class) : Concept(FindingCodes.Indeterminate)),
                statement.Versus is { } other ? Differential(other) : null,
                .. HardwareClasses.All.Select(hardware => Component(
                    FindingCodes.ProbabilityOf(hardware), "valueQuantity", Quantity(FormNumber.Rounded(hip.Probabilities[(int)hardware]), FindingCodes.NoUnits), FindingCodes.Probability)),
            ])));
    }

    private static JsonObject Stated(HipStatement statement, HardwareClass stated)
    {
        var concept = Class(stated);
        concept["text"] = statement.Words;
        return concept;
    }

    private static JsonObject Differential(HardwareClass other) =>
        Component(FindingCodes.HardwareDifferential, "valueCodeableConcept", Concept(FindingCodes.Class(other), FindingCodes.SnomedOf(other)));
}
