using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>Fields as a message writes them: every text from outside is cleaned and escaped here, and nowhere else.</summary>
internal static class Hl7Fields
{
    /// <summary>A segment of its fields, from field 1 on; empty ones at the end are left out.</summary>
    public static string Segment(string name, params string[] fields) => string.Join('|', fields.Prepend(name)).TrimEnd('|');

    /// <summary>A segment of fields by their number; those between are empty.</summary>
    public static string Segment(string name, IReadOnlyDictionary<int, string> fields) =>
        Segment(name, [.. Enumerable.Range(1, fields.Keys.Max()).Select(field => fields.GetValueOrDefault(field, ""))]);

    /// <summary>One text.</summary>
    public static string Text(string text) => Hl7Escape.Escape(FormText.Value(text));

    /// <summary>A field of components.</summary>
    public static string Components(params string[] components) => Joined('^', components);

    /// <summary>A component of subcomponents, to be joined by the caller.</summary>
    public static string Subcomponents(params string[] subcomponents) => Joined('&', subcomponents);

    /// <summary>A value of type TX: its lines are repetitions.</summary>
    public static string Lines(string text) => string.Join('~', FormText.Lines(text).Select(Hl7Escape.Escape));

    /// <summary>A code: value, meaning, scheme; a second one beside it where it is given. LOINC, SNOMED CT and UCUM have HL7's own names (table 0396).</summary>
    public static string Code(CodedConcept code, CodedConcept? alternate = null) => alternate is null
        ? Components(code.Value, code.Meaning, code.Scheme)
        : Components(code.Value, code.Meaning, code.Scheme, alternate.Value, alternate.Meaning, alternate.Scheme);

    /// <summary>An instant, in UTC so that the same instant is always the same bytes.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "+0000";

    /// <summary>The time of a study as far as it is known; empty when it is not.</summary>
    public static string Time(StudyMoment? moment)
    {
        if (moment is null) return "";
        var date = moment.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        if (moment.Time is not { } time) return date;
        return date + time.ToString("HHmmss", CultureInfo.InvariantCulture) + (moment.Offset is { } offset ? Offset(offset) : "");
    }

    public static string Date(DateOnly? date) => date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The groups of a person's name, each a repetition of type XPN: family, given, middle, suffix, prefix, degree, L, representation.</summary>
    public static string PersonName(DicomPersonName name)
    {
        (DicomPersonNameGroup Group, string Representation)[] groups = [(name.Alphabetic, "A"), (name.Ideographic, "I"), (name.Phonetic, "P")];
        var filled = groups.Where(group => !group.Group.IsEmpty).ToList();
        // The usual case keeps the usual form: receivers of old know no representations.
        return filled is [(var only, "A")]
            ? Components([.. Parts(only)])
            : string.Join('~', filled.Select(group => Components([.. Parts(group.Group), "", "L", group.Representation])));
    }

    /// <summary>A person of type XCN: identifier, then the alphabetic name.</summary>
    public static string Person(string identifier, DicomPersonName name) =>
        name.IsEmpty && identifier.Length == 0 ? "" : Components([identifier, .. Parts(name.Alphabetic)]);

    /// <summary>A person of type CNN within NDL (OBR-32): the same, of subcomponents.</summary>
    public static string Interpreter(string identifier, DicomPersonName name) => Subcomponents([identifier, .. Parts(name.Alphabetic)]);

    private static string[] Parts(DicomPersonNameGroup group) => [group.FamilyName, group.GivenName, group.MiddleName, group.Suffix, group.Prefix];

    private static string Joined(char delimiter, string[] parts) => string.Join(delimiter, parts.Select(Text)).TrimEnd(delimiter);

    private static string Offset(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
}
