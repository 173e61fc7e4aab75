using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Concept names of report sections (LOINC); a section of another heading is a narrative summary, with its heading in its text.</summary>
internal static class SectionConcepts
{
    private static readonly Dictionary<string, CodedConcept> ByHeading = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TECHNIQUE"] = new("55111-9", "LN", "Current Procedure Descriptions"),
        ["COMPARISON"] = new("18834-2", "LN", "Radiology comparison study"),
        ["FINDINGS"] = new("59776-5", "LN", "Procedure findings"),
        ["IMPRESSION"] = new("19005-8", "LN", "Radiology imaging study [Impression]"),
    };

    public static CodedConcept Of(ReportSection section) => ByHeading.GetValueOrDefault(section.Heading, Concepts.Narrative);
}
