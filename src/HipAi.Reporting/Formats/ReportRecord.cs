using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats;

/// <summary>All that a form of one report version may tell (requirements D1 to D6): every form is written from this record and from nothing else.</summary>
/// <param name="Report">The version: its text, status, author and signature.</param>
/// <param name="Snapshot">The study it tells of.</param>
/// <param name="Prediction">What the models said of that snapshot.</param>
/// <param name="Header">
/// Patient, study and order attributes of the study's own image, as it was received: what the forms copy, and what is in no other record.
/// May hold anything a modality sends, or lack it.
/// </param>
/// <param name="Sender">Who writes.</param>
public sealed record ReportRecord(
    PreliminaryReport Report,
    StudySnapshot Snapshot,
    StudyPrediction Prediction,
    DicomDataset Header,
    ReportSender Sender);
