using System.Text;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Reporting.Formats.Fhir;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Reporting.Formats.Html;
using HipAi.Scp.Configuration;
using HipAi.Studies;

namespace HipAi.Scp.Delivery;

/// <summary>The forms as the rooms of reporting write them.</summary>
internal static class WrittenForms
{
    /// <summary>All of them.</summary>
    public static ReportForms All { get; } = new(
        Sr,
        package => HeatmapCaptures.Write(package.Record, package.Pictures),
        package => EncapsulatedPdf.Write(package.Record, package.Pdf),
        Note,
        package => package.Pdf,
        (package, destination) => OruMessage.Write(package.Record, destination.Hl7.ToOptions(), destination.Hl7.IncludePdf ? package.Pdf : default(ReadOnlyMemory<byte>)),
        (package, destination) => FhirBundle.Write(package.Record, destination.Fhir.ToOptions(), package.Pdf),
        package => Encoding.UTF8.GetBytes(HtmlReport.Write(package.Record, [.. Pictures(package)])));

    private static DicomFile Sr(ReportPackage package, DestinationOptions destination) =>
        StructuredReport.Write(package.Record, Sent(package, destination), ClassOf(package, destination));

    private static DicomUID ClassOf(ReportPackage package, DestinationOptions destination) =>
        StructuredReport.SopClasses[(int)(package.SrClass ?? destination.SrClass)];

    private static DicomFile Note(ReportPackage package, DestinationOptions destination)
    {
        var before = package.Withdraws!;
        return RejectionNote.Write(
            package.Record, before.Record.Report, before.Record.Prediction, ClassOf(package, destination), FormsOfKinds.Of(destination).Contains(ReportForm.Pdf), Sent(before, destination),
            RejectionReason.Superseded);
    }

    /// <summary>The activation maps that the destination has beside the report.</summary>
    private static HashSet<string> Sent(ReportPackage package, DestinationOptions destination) =>
        FormsOfKinds.Of(destination).Contains(ReportForm.Heatmaps) ? [.. package.Pictures.Keys] : [];

    /// <summary>Inside of the page, so that one file is all of it.</summary>
    private static IEnumerable<HtmlPicture> Pictures(ReportPackage package) => package.Record.Prediction.Hips
        .SelectMany(hip => hip.Heatmaps)
        .Where(map => package.Pictures.ContainsKey(map.Id))
        .Select(map => new HtmlPicture(
            map.Side, $"data:image/png;base64,{Convert.ToBase64String(package.Pictures[map.Id])}", $"{map.Class.DisplayName()}, {map.Member}"));
}
