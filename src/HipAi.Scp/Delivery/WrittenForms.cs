using HipAi.Dicom.Files;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Reporting.Formats.Pdf;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Delivery;

/// <summary>The forms as the rooms of reporting write them.</summary>
internal static class WrittenForms
{
    /// <summary>All of them.</summary>
    public static ReportForms All { get; } = new(
        Sr,
        package => HeatmapCaptures.Write(package.Record, package.Pictures),
        package => EncapsulatedPdf.Write(package.Record, Pdf(package)),
        Note,
        Pdf,
        (package, destination) => OruMessage.Write(package.Record, destination.Hl7.ToOptions()),
        (_, _) => throw new NotSupportedException(),
        _ => throw new NotSupportedException());

    private static byte[] Pdf(ReportPackage package) => ReportPdf.Write(package.Record, package.Pictures);

    private static DicomFile Sr(ReportPackage package, DestinationOptions destination) =>
        StructuredReport.Write(package.Record, Sent(package, destination));

    private static DicomFile Note(ReportPackage package, DestinationOptions destination)
    {
        var before = package.Withdraws!;
        return RejectionNote.Write(
            package.Record, before.Record.Report, before.Record.Prediction, FormsOfKinds.Of(destination).Contains(ReportForm.Pdf), Sent(before, destination),
            RejectionReason.Superseded);
    }

    /// <summary>The activation maps that the destination has beside the report.</summary>
    private static HashSet<string> Sent(ReportPackage package, DestinationOptions destination) =>
        FormsOfKinds.Of(destination).Contains(ReportForm.Heatmaps) ? [.. package.Pictures.Keys] : [];
}
