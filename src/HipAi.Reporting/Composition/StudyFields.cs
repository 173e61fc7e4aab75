using System.ComponentModel;

namespace HipAi.Reporting;

/// <summary>The study, as the header tells it; missing values are empty.</summary>
/// <param name="Description">Study Description (0008,1030).</param>
/// <param name="Date">Study Date (0008,0020).</param>
/// <param name="Time">Study Time (0008,0030).</param>
/// <param name="AccessionNumber">Accession Number (0008,0050).</param>
/// <param name="Institution">Institution Name (0008,0080).</param>
/// <param name="Manufacturer">Manufacturer and model of the modality.</param>
public sealed record StudyFields(
    [property: Description("description of the study")] string Description,
    [property: Description("study date, `2026-11-21`")] string Date,
    [property: Description("study time, `16:55`")] string Time,
    [property: Description("accession number")] string AccessionNumber,
    [property: Description("name of the institution")] string Institution,
    [property: Description("manufacturer and model of the modality")] string Manufacturer);
