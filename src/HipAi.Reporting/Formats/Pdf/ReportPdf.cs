using System.Globalization;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Studies;
using PdfSharp.Pdf;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>
/// A report version as PDF on A4 (requirement D3): both hips with their heatmaps, the findings with probabilities and votes, causes of
/// failure, the text, the models. Patient and page stand on each page, and a watermark until it is signed. Pure: the same record and pictures
/// give the same bytes.
/// </summary>
public static class ReportPdf
{
    // What a file of two pages takes beside its pictures; a longer one grows.
    private const int RoomForText = 128 * 1024;

    /// <summary>Writes it.</summary>
    /// <param name="record">The report.</param>
    /// <param name="pictures">PNG files of heatmaps by id; a heatmap without its picture is left out.</param>
    /// <returns>A PDF file.</returns>
    /// <exception cref="InvalidDataException">A picture is damaged or too large.</exception>
    public static byte[] Write(ReportRecord record, IReadOnlyDictionary<string, byte[]> pictures)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(pictures);
        using var document = new PdfDocument();
        document.Options.FlateEncodeMode = PdfFlateEncodeMode.BestSpeed;
        // To pack each page and its frame costs a tenth of the document's time and saves a fiftieth of its length.
        document.Options.CompressContentStreams = false;
        Describe(document, record.Report);
        var frame = PageFrame.Of(record);
        using (var flow = new PageFlow(document, frame.Height)) Body(flow, record, pictures, frame);
        frame.Draw(document);
        using var file = new MemoryStream(pictures.Values.Sum(picture => picture.Length) + RoomForText);
        document.Save(file, closeStream: false);
        var bytes = file.ToArray();
        FixedIdentifiers.Set(bytes, ReportUids.Uid(record.Snapshot.StudyInstanceUid, record.Report.Version, "pdf"));
        return bytes;
    }

    // Nothing of the patient: the properties of a file are shown in places where its pages are not.
    private static void Describe(PdfDocument document, PreliminaryReport report)
    {
        document.Info.Title = $"Hip radiograph report ({ReportStanding.Brief(report)})";
        document.Info.Author = "HipAI";
        document.Info.Creator = "HipAI";
        document.Info.CreationDate = report.ComposedAt.UtcDateTime;
        document.Info.ModificationDate = report.ComposedAt.UtcDateTime;
    }

    private static void Body(PageFlow flow, ReportRecord record, IReadOnlyDictionary<string, byte[]> pictures, PageFrame frame)
    {
        flow.Paragraph("Hip radiographs", PdfType.Title);
        flow.Paragraph(ReportStanding.Notice(record.Report), PdfType.Body);
        flow.Skip(6);
        if (record.Prediction.Hips.Count > 0) Findings(flow, record, pictures);
        else flow.Paragraph("No hip was judged by the software.", PdfType.Strong);
        flow.Heading("Report");
        foreach (var section in record.Report.Sections)
        {
            flow.Need(3 * PdfType.LineHeight(PdfType.Body));
            flow.Paragraph(section.Heading, PdfType.Strong);
            flow.Paragraph(section.Text.TrimEnd(), PdfType.Body);
            flow.Skip(4);
        }

        Provenance(flow, record);
        if (flow.HasReplaced || frame.HasReplaced) flow.Paragraph(ShownText.Note, PdfType.Body);
    }

    private static void Findings(PageFlow flow, ReportRecord record, IReadOnlyDictionary<string, byte[]> pictures)
    {
        HipPanels.Draw(flow, record, pictures);
        flow.Heading("Findings of the software");
        FindingTables.Findings(record).Draw(flow);
        flow.Heading("Probabilities of the classes");
        FindingTables.Probabilities(record).Draw(flow);
        if (FindingTables.Failures(record) is not { } failures) return;
        flow.Heading("Signs of causes of failure (to be looked for, no diagnosis)");
        failures.Draw(flow);
    }

    private static void Provenance(PageFlow flow, ReportRecord record)
    {
        var report = record.Report;
        if (record.Prediction.Models.Count > 0)
        {
            flow.Heading("Models");
            FindingTables.Models(record).Draw(flow);
        }

        flow.Heading("Provenance");
        var composed = report.ComposedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var follows = report.Predecessor is { } before ? $", follows version {before}" : "";
        flow.Paragraph($"Report version {report.Version}{follows}, {composed}. Template: {ReportStanding.Template(report)}. Networks ran on {record.Prediction.ExecutionProvider}.", PdfType.Body);
        if (ReportNotice.IsSigned(report)) flow.Paragraph(Signature(report.Signature!), PdfType.Strong);
        flow.Paragraph(ReportNotice.ResearchUse, PdfType.Body);
    }

    private static string Signature(ReportSignature signature)
    {
        var at = signature.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var organization = signature.Organization.Length > 0 ? $", {PlainText.Line(signature.Organization)}" : "";
        return $"Signed by {DicomText.PersonName(PlainText.Line(signature.Name))}{organization}, {at}.";
    }
}
