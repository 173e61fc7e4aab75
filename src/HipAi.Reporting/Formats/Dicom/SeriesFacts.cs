namespace HipAi.Reporting.Formats.Dicom;

/// <summary>What a result object says of its series and of itself in it.</summary>
/// <param name="Modality">Modality (0008,0060).</param>
/// <param name="SeriesNumber">Series Number (0020,0011): 9001 structured reports, 9002 heatmaps, 9004 rejection notes, 9005 PDFs.</param>
/// <param name="Description">Series Description (0008,103E), at most 64 characters.</param>
/// <param name="InstanceNumber">Instance Number (0020,0013).</param>
/// <param name="At">When the content was made.</param>
internal sealed record SeriesFacts(string Modality, int SeriesNumber, string Description, int InstanceNumber, DateTimeOffset At);
