using HipAi.Studies;

namespace HipAi.Reporting.Mrrt;

/// <summary>The sections of MRRT templates: ids as RSNA's templates use them, and their LOINC codes.</summary>
internal static class MrrtSections
{
    private static readonly (SectionCode Code, string Id, string Loinc, string Meaning, string[] Names)[] Table =
    [
        (SectionCode.Exam, "procedureInformation", "55111-9", "Current imaging procedure descriptions", ["procedureinformation", "procedure", "exam", "examination", "untersuchung"]),
        (SectionCode.ClinicalInformation, "clinicalInformation", "55752-0", "Clinical information", ["clinicalinformation", "clinicalhistory", "history", "indication", "klinischeangaben", "fragestellung"]),
        (SectionCode.Technique, "technique", "", "", ["technique", "proceduredescription", "technik"]),
        (SectionCode.Comparison, "comparisons", "18834-2", "Radiology comparison study observation", ["comparison", "comparisons", "priors", "voraufnahmen", "vergleich"]),
        (SectionCode.Findings, "findings", "59776-5", "Procedure findings", ["findings", "finding", "observations", "befund"]),
        (SectionCode.Impression, "impression", "19005-8", "Impression", ["impression", "impressions", "conclusion", "conclusions", "summary", "beurteilung"]),
        (SectionCode.Limitations, "limitations", "", "", ["limitations", "einschränkungen"]),
        (SectionCode.Provenance, "provenance", "", "", ["provenance", "herkunft"]),
    ];

    /// <summary>The id of a section.</summary>
    public static string Id(SectionCode code) => Table.First(row => row.Code == code).Id;

    /// <summary>The sections that have a LOINC code: id, code and meaning.</summary>
    public static IEnumerable<(SectionCode Section, string Id, string Loinc, string Meaning)> Coded =>
        Table.Where(row => row.Loinc.Length > 0).Select(row => (row.Code, row.Id, row.Loinc, row.Meaning));

    /// <summary>What a section is by its id, its name or its heading, whichever tells it first; null when none does.</summary>
    public static SectionCode? Find(params string?[] names) => names
        .Select(name => new string([.. (name ?? "").ToLowerInvariant().Where(char.IsLetter)]))
        .Select(name => Table.Where(row => row.Names.Contains(name)).Select(row => (SectionCode?)row.Code).FirstOrDefault())
        .FirstOrDefault(code => code is not null);
}
