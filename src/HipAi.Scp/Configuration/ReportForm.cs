namespace HipAi.Scp.Configuration;

/// <summary>The forms a report can be sent in (requirements D1 to D5).</summary>
public enum ReportForm
{
    /// <summary>The text alone.</summary>
    Text,

    /// <summary>Text and findings as JSON of our own.</summary>
    Json,

    /// <summary>A page for people.</summary>
    Html,

    /// <summary>A document for people: a file in a folder, an Encapsulated PDF object over DICOM.</summary>
    Pdf,

    /// <summary>HL7 v2.5.1 ORU^R01.</summary>
    Hl7,

    /// <summary>FHIR R4 transaction bundle.</summary>
    Fhir,

    /// <summary>DICOM structured report.</summary>
    Sr,

    /// <summary>Activation maps as DICOM Secondary Capture images.</summary>
    Heatmaps,
}
