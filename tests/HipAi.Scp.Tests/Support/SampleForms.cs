using System.Text;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Reporting.Formats;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;

namespace HipAi.Scp.Tests.Support;

/// <summary>The forms in little: a real object of each class, a real ORU^R01, a real transaction, with identifiers that follow from the report.</summary>
internal static class SampleForms
{
    public static ReportForms All { get; } = new(
        (package, _) => Object(package.Record, DicomUID.Comprehensive3DSRStorage.UID, "SR", "sr"),
        package => [.. package.Record.Prediction.Hips.SelectMany(hip => hip.Heatmaps)
            .Select(map => Object(package.Record, DicomUID.SecondaryCaptureImageStorage.UID, "OT", $"heatmap/{map.Id}"))],
        package => Object(package.Record, DicomUID.EncapsulatedPDFStorage.UID, "DOC", "pdf"),
        (package, _) => Object(package.Record, DicomUID.KeyObjectSelectionDocumentStorage.UID, "KO", $"withdraws/{package.Withdraws!.Record.Report.Version}"),
        package => Encoding.UTF8.GetBytes($"%PDF-1.7\n{package.Record.Report.Text}"),
        Oru,
        (package, _) => Bundle(package),
        package => Encoding.UTF8.GetBytes($"<pre>{package.Record.Report.Text}</pre>"));

    /// <summary>The UID that an object of a version has, every time.</summary>
    public static string Uid(string study, int version, string use) => ReportUids.Uid(study, version, use);

    /// <summary>MSH-10 of a version, every time.</summary>
    public static string ControlId(string study, int version) => ReportUids.Token(study, version, "oru");

    private static DicomFile Object(ReportRecord record, string sopClass, string modality, string use)
    {
        var (study, version) = (record.Report.StudyInstanceUid, record.Report.Version);
        return new DicomFile(
            new DicomDataset()
                .AddOrUpdate(DicomTag.SOPClassUID, sopClass)
                .AddOrUpdate(DicomTag.SOPInstanceUID, Uid(study, version, use))
                .AddOrUpdate(DicomTag.StudyInstanceUID, study)
                .AddOrUpdate(DicomTag.SeriesInstanceUID, Uid(study, version, $"series/{modality}"))
                .AddOrUpdate(DicomTag.Modality, modality)
                .AddOrUpdate(DicomTag.PatientID, record.Header.GetSingleValueOrDefault(DicomTag.PatientID, ""))
                .AddOrUpdate(DicomTag.DeviceUID, record.Sender.DeviceUid)
                .AddOrUpdate(DicomTag.InstanceNumber, version),
            DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    private static byte[] Oru(ReportPackage package, DestinationOptions destination)
    {
        var report = package.Record.Report;
        var status = report.Status switch { Studies.ReportStatus.Final => "F", Studies.ReportStatus.Corrected => "C", _ => "P" };
        var patient = package.Record.Header.GetSingleValueOrDefault(DicomTag.PatientID, "");
        return Encoding.UTF8.GetBytes(
            $"MSH|^~\\&|HIPAI||{destination.Hl7.ReceivingApplication}|{destination.Hl7.ReceivingFacility}|{report.ComposedAt:yyyyMMddHHmmss}||ORU^R01^ORU_R01|{ControlId(report.StudyInstanceUid, report.Version)}|P|2.5.1\r"
            + $"PID|1||{patient}\rOBR|1||||||||||||||||||||||||{status}\rOBX|1|HD|113014^DICOM Study^DCM|1|{report.StudyInstanceUid}||||||{status}\r");
    }

    private static byte[] Bundle(ReportPackage package)
    {
        var report = package.Record.Report;
        var id = ReportUids.Token(report.StudyInstanceUid, 0, "report");
        return Encoding.UTF8.GetBytes($$$"""
            {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"DiagnosticReport","id":"{{{id}}}","status":"preliminary","identifier":[{"value":"{{{report.StudyInstanceUid}}}/{{{report.Version}}}"}]},"request":{"method":"PUT","url":"DiagnosticReport/{{{id}}}"}}]}
            """);
    }
}
