using System.ComponentModel;

namespace HipAi.Reporting;

/// <summary>Counts.</summary>
/// <param name="Received">All objects of the study.</param>
/// <param name="Judged">Images that at least one model judged.</param>
public sealed record ImageFields(
    [property: Description("how many objects the study holds")] int Received,
    [property: Description("how many images were judged")] int Judged);
