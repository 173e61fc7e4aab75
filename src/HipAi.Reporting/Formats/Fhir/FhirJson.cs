using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Fhir;

/// <summary>The data types of FHIR R4 as JSON. Every text from outside is cleaned here; JSON escapes the rest when it is written.</summary>
internal static partial class FhirJson
{
    public const string HipAiSystem = "urn:oid:" + FindingCodes.SchemeUid;
    public const string DicomUidSystem = "urn:dicom:uid";

    private static readonly Dictionary<string, string> Systems = new(StringComparer.Ordinal)
    {
        [FindingCodes.Scheme] = HipAiSystem,
        ["DCM"] = "http://dicom.nema.org/resources/ontology/DCM",
        ["LN"] = "http://loinc.org",
        ["SCT"] = "http://snomed.info/sct",
        ["UCUM"] = "http://unitsofmeasure.org",
    };

    private static readonly JsonTypeInfo<ReadOnlyMemory<byte>> Base64 =
        (JsonTypeInfo<ReadOnlyMemory<byte>>)JsonSerializerOptions.Default.GetTypeInfo(typeof(ReadOnlyMemory<byte>));

    /// <summary>An object; members that are null or empty are left out, as FHIR wants it.</summary>
    public static JsonObject Node(params (string Name, JsonNode? Value)[] members) =>
        new(members.Where(member => !IsEmpty(member.Value)).Select(member => KeyValuePair.Create(member.Name, member.Value)));

    /// <summary>An array; items that are null or empty are left out.</summary>
    public static JsonArray Items(params IEnumerable<JsonNode?> items) => new([.. items.Where(item => !IsEmpty(item))]);

    /// <summary>A text of one line; null when there is none.</summary>
    public static JsonNode? Text(string text) => FormText.Value(text) is { Length: > 0 } value ? JsonValue.Create(value) : null;

    /// <summary>A text of several lines; null when there is none.</summary>
    public static JsonNode? Lines(string text) => FormText.Text(text).Trim() is { Length: > 0 } value ? JsonValue.Create(value) : null;

    /// <summary>A base64Binary; it is encoded while it is written, not before.</summary>
    public static JsonNode Bytes(ReadOnlyMemory<byte> bytes) => JsonValue.Create(bytes, Base64)!;

    /// <summary>A Coding of a scheme that FHIR has a name for; null for another scheme, or a value that is no code.</summary>
    public static JsonObject? Coding(CodedConcept code) => Systems.TryGetValue(code.Scheme, out var system) && Code().IsMatch(code.Value)
        ? Node(("system", system), ("code", code.Value), ("display", Text(code.Meaning)))
        : null;

    /// <summary>A Coding of a system by its URI.</summary>
    public static JsonObject Coding(string system, string code, string display) => Node(("system", system), ("code", code), ("display", display));

    /// <summary>A CodeableConcept of the codes that are given; its text is the first one's meaning.</summary>
    public static JsonObject Concept(params CodedConcept?[] codes) =>
        Node(("coding", Items(codes.OfType<CodedConcept>().Select(Coding))), ("text", Text(codes.OfType<CodedConcept>().First().Meaning)));

    /// <summary>A CodeableConcept of one Coding.</summary>
    public static JsonObject Concept(JsonObject coding, string text = "") => Node(("coding", Items(coding)), ("text", Text(text)));

    /// <summary>A reference to a resource, <c>Type/id</c>; null for none.</summary>
    public static JsonObject? Reference(string? resource) => resource is null ? null : Node(("reference", resource));

    /// <summary>An Identifier that is a UID.</summary>
    public static JsonObject Uid(string uid) => Node(("system", DicomUidSystem), ("value", Text("urn:oid:" + uid)));

    /// <summary>An Identifier of table 0203 of HL7 v2; null without a value.</summary>
    public static JsonObject? Identifier(string type, string display, string system, string value) => Text(value) is { } text
        ? Node(("type", Concept(Coding("http://terminology.hl7.org/CodeSystem/v2-0203", type, display))), ("system", Text(system)), ("value", text))
        : null;

    /// <summary>A Quantity in a unit of UCUM, which people see as its code.</summary>
    public static JsonObject Quantity(decimal value, CodedConcept unit) =>
        Node(("value", value), ("unit", unit.Value), ("system", Systems["UCUM"]), ("code", unit.Value));

    public static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A dateTime as exact as it is known: FHIR allows no time without its offset.</summary>
    public static JsonNode? DateTime(StudyMoment? moment) => moment switch
    {
        null => null,
        { Time: { } time, Offset: { } offset } => JsonValue.Create(
            new DateTimeOffset(moment.Date.ToDateTime(time), offset).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)),
        _ => Date(moment.Date),
    };

    public static JsonNode? Date(DateOnly? date) => date is { } day ? JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    /// <summary>A HumanName for each group of a DICOM name, told apart as HL7 does.</summary>
    public static JsonArray Names(DicomPersonName name) =>
        Items(Name(name.Alphabetic, name.Groups.Count(group => !group.IsEmpty) > 1 ? "ABC" : null), Name(name.Ideographic, "IDE"), Name(name.Phonetic, "SYL"));

    private static JsonObject? Name(DicomPersonNameGroup group, string? representation)
    {
        if (group.IsEmpty) return null;
        return Node(
            ("extension", representation is null ? null : Items(Node(
                ("url", "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation"), ("valueCode", representation)))),
            ("family", Text(group.FamilyName)),
            ("given", Items(Text(group.GivenName), Text(group.MiddleName))),
            ("prefix", Items(Text(group.Prefix))),
            ("suffix", Items(Text(group.Suffix))));
    }

    private static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonArray array => array.Count == 0,
        JsonObject item => item.Count == 0,
        JsonValue value => value.TryGetValue<string>(out var text) && text.Length == 0,
        _ => false,
    };

    /// <summary>A language tag of usual form, <c>de</c> or <c>de-CH</c>; null for anything else.</summary>
    public static JsonNode? Language(string tag) => LanguageTag().IsMatch(tag) ? JsonValue.Create(tag) : null;

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Z]{2})?\z")]
    private static partial Regex LanguageTag();

    // The type code of R4; at most the length of a DICOM code.
    [GeneratedRegex(@"\A[^\s]{1,64}\z")]
    private static partial Regex Code();
}
