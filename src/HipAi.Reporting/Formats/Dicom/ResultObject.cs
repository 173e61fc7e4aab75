using HipAi.Dicom.Data;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>The identity of an object that is made from a report: it follows from what it is of, so that what is written again is the same object (requirement D7).</summary>
/// <param name="SopClass">Its class.</param>
/// <param name="SopInstanceUid">Its UID.</param>
/// <param name="SeriesInstanceUid">The series it lies in, which holds objects of its kind only.</param>
internal sealed record ResultObject(DicomUID SopClass, string SopInstanceUid, string SeriesInstanceUid)
{
    /// <summary>The structured report of a version. In another class it is another object, with the same content.</summary>
    public static ResultObject StructuredReport(string study, int version, DicomUID sopClass)
    {
        var use = sopClass == DicomUID.Comprehensive3DSRStorage ? "sr" : "sr/" + sopClass.UID;
        return Of(sopClass, study, version, use, use);
    }

    /// <summary>The PDF of a version.</summary>
    public static ResultObject Pdf(string study, int version) => Of(DicomUID.EncapsulatedPDFStorage, study, version, "pdf", "pdf");

    /// <summary>A heatmap. It belongs to the snapshot that was judged: an edited or signed version of its report shows the same pictures.</summary>
    public static ResultObject Heatmap(string study, int revision, string id) =>
        Of(DicomUID.SecondaryCaptureImageStorage, study, revision, "heatmap", "heatmap/" + id);

    /// <summary>The note by which a version withdraws the one before it.</summary>
    public static ResultObject Rejection(string study, int version) =>
        Of(DicomUID.KeyObjectSelectionDocumentStorage, study, version, "rejection", "rejection");

    private static ResultObject Of(DicomUID sopClass, string study, int version, string series, string use) =>
        new(sopClass, ReportUids.Uid(study, version, use), ReportUids.Uid(study, version, "series/" + series));
}
