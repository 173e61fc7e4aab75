using System.ComponentModel;

namespace HipAi.Reporting;

/// <summary>An earlier study of the patient.</summary>
/// <param name="StudyDate">Study Date (0008,0020).</param>
/// <param name="Description">Study Description (0008,1030).</param>
/// <param name="AccessionNumber">Accession Number (0008,0050).</param>
public sealed record PriorFields(
    [property: Description("study date, `2026-05-03`")] string StudyDate,
    [property: Description("description of the study; empty when it has none")] string Description,
    [property: Description("accession number; empty when it has none")] string AccessionNumber);
