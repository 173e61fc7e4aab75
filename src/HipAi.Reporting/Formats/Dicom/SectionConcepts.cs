using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Concept names of report sections (PS3.16 CID 7001); one that none fits is a narrative summary. The heading stands in the text always.</summary>
internal static class SectionConcepts
{
    public static CodedConcept Of(ReportSection section) => section.Code switch
    {
        SectionCode.Exam => Concepts.Dcm("121065", "Procedure Description"),
        SectionCode.ClinicalInformation => new("55752-0", "LN", "Clinical Information"),
        SectionCode.Technique => new("55111-9", "LN", "Current Procedure Descriptions"),
        SectionCode.Comparison => new("18834-2", "LN", "Radiology comparison study"),
        SectionCode.Findings => new("59776-5", "LN", "Procedure findings"),
        SectionCode.Impression => new("19005-8", "LN", "Radiology imaging study [Impression]"),
        _ => Concepts.Narrative,
    };
}
