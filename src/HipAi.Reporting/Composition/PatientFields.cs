using System.ComponentModel;

namespace HipAi.Reporting;

/// <summary>The patient, as the header tells it; missing values are empty.</summary>
/// <param name="Name">Patient's Name (0010,0010), alphabetic representation.</param>
/// <param name="Id">Patient ID (0010,0020).</param>
/// <param name="Sex">Patient's Sex (0010,0040).</param>
/// <param name="BirthDate">Patient's Birth Date (0010,0030).</param>
/// <param name="Age">Patient's Age (0010,1010).</param>
/// <param name="AgeYears">The age in whole years; null when neither age nor birth date tells it.</param>
public sealed record PatientFields(
    [property: Description("name, family name first: `EXAMPLE, HIP`")] string Name,
    [property: Description("identifier")] string Id,
    [property: Description("sex as sent: `F`, `M`, `O`")] string Sex,
    [property: Description("birth date, `1950-01-01`")] string BirthDate,
    [property: Description("age as sent: `076Y`")] string Age,
    [property: Description("age in whole years on the day of the study, from the age or else the birth date; empty when neither tells it, and then neither `atLeast` nor `under` anything")] int? AgeYears);
