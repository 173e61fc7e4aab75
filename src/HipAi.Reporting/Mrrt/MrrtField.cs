namespace HipAi.Reporting.Mrrt;

/// <summary>A field of an MRRT template.</summary>
/// <param name="Label">What stands before it.</param>
/// <param name="Names">Label, name and id in small letters: what it is known by.</param>
/// <param name="Type">Its data-field-type, for example <c>SELECTION_LIST</c>.</param>
/// <param name="Value">What it holds when nobody fills it; empty for nothing.</param>
internal sealed record MrrtField(string Label, string Names, string Type, string Value)
{
    private static readonly (string[] Words, string Field)[] Known =
    [
        (["accession"], "study.accessionNumber"),
        (["birth", "geburt"], "patient.birthDate"),
        (["patient name", "patientname"], "patient.name"),
        (["patient id", "patientid", "mrn"], "patient.id"),
        (["gender", "sex", "geschlecht"], "patient.sex"),
        (["age", "alter"], "patient.age"),
        (["institution", "hospital"], "study.institution"),
        (["exam date", "study date", "date of exam", "datum"], "study.date"),
        (["exam", "procedure", "study description", "untersuchung"], "study.description"),
    ];

    private static readonly string[] Hardware = ["hardware", "implant", "prosthe", "arthroplasty", "fixation", "endoprothese"];

    /// <summary>Whether it asks for the hardware of a hip.</summary>
    public bool AsksForHardware => Hardware.Any(word => Names.Contains(word, StringComparison.Ordinal));

    /// <summary>The field of ours that says the same; null when it is not known.</summary>
    public string? Ours => Known.Where(row => row.Words.Any(HasWord)).Select(row => row.Field).FirstOrDefault();

    // "age" is a word of its own, not part of "image".
    private bool HasWord(string words)
    {
        for (var at = Names.IndexOf(words, StringComparison.Ordinal); at >= 0; at = Names.IndexOf(words, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsLetter(Names[at - 1])) && (at + words.Length == Names.Length || !char.IsLetter(Names[at + words.Length]))) return true;
        return false;
    }
}
