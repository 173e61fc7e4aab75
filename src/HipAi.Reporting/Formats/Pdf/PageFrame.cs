using HipAi.Dicom.Data;
using HipAi.Reporting.Formats.Dicom;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>What every page has around its body: the patient and how the report stands above, the page and what the report is below, and the watermark across.</summary>
/// <param name="Lines">Lines of the page head; the first is printed bold.</param>
/// <param name="Banner">How the report stands.</param>
/// <param name="Foot">What stands at the bottom of the page.</param>
/// <param name="IsSigned">Whether there is no watermark.</param>
internal sealed record PageFrame(IReadOnlyList<string> Lines, string Banner, string Foot, bool IsSigned)
{
    private const double Top = 28;
    private const double LineHeight = 11;
    private const double FootBaseline = 842 - 26;

    // A malformed header may hold a value of any length; a page head is no place for it.
    private const int MostLines = 4;

    private static readonly XBrush Warning = new XSolidBrush(XColor.FromArgb(170, 0, 0));
    private static readonly XBrush Across = new XSolidBrush(XColor.FromArgb(38, 170, 0, 0));

    /// <summary>Where the body begins.</summary>
    public double Height => Top + ((Lines.Count + 1) * LineHeight) + 10;

    /// <summary>Whether a character of the head could not be shown.</summary>
    public bool HasReplaced => Lines.Any(line => line.Contains(ShownText.Replacement, StringComparison.Ordinal));

    /// <summary>The frame of a report.</summary>
    public static PageFrame Of(ReportRecord record)
    {
        var header = record.Header;
        string[] patient =
        [
            Stated("Patient", DicomText.PersonName(Value(header, DicomTag.PatientName))), Stated("ID", Value(header, DicomTag.PatientID)),
            Stated("Born", DicomText.Date(Value(header, DicomTag.PatientBirthDate))), Stated("Sex", Value(header, DicomTag.PatientSex)),
        ];
        string[] study =
        [
            Stated("Accession", Value(header, DicomTag.AccessionNumber)),
            Stated("Study", $"{DicomText.Date(Value(header, DicomTag.StudyDate))} {DicomText.Time(Value(header, DicomTag.StudyTime))}".Trim()),
            Value(header, DicomTag.StudyDescription),
        ];
        IEnumerable<string> Wrap(string[] parts, XFont font) =>
            LineBreaker.Break(ShownText.Of(string.Join(" · ", parts.Where(part => part.Length > 0)), font), PageFlow.Width, text => PdfType.Width(text, font)).Take(MostLines);
        var signed = ReportNotice.IsSigned(record.Report);
        return new PageFrame(
            [.. Wrap(patient, PdfType.Strong), .. Wrap(study, PdfType.Body)], ReportStanding.Banner(record.Report),
            $"HipAI {record.Sender.SoftwareVersion}, report version {record.Report.Version}. {ReportNotice.ResearchUse}", signed);
    }

    /// <summary>Draws it on all pages of a document whose bodies are complete.</summary>
    public void Draw(PdfDocument document)
    {
        for (var i = 0; i < document.PageCount; i++)
        {
            using var page = XGraphics.FromPdfPage(document.Pages[i], XGraphicsPdfPageOptions.Append);
            page.DrawString(Banner, PdfType.Strong, Warning, PageFlow.Left, Top);
            for (var k = 0; k < Lines.Count; k++)
                page.DrawString(Lines[k], k == 0 ? PdfType.Strong : PdfType.Body, XBrushes.Black, PageFlow.Left, Top + ((k + 1) * LineHeight));
            page.DrawLine(XPens.Gray, PageFlow.Left, Height - 14, PageFlow.Left + PageFlow.Width, Height - 14);
            page.DrawString(Foot, PdfType.Small, XBrushes.Black, PageFlow.Left, FootBaseline);
            page.DrawString($"Page {i + 1} of {document.PageCount}", PdfType.Small, XBrushes.Black, PageFlow.Left + PageFlow.Width, FootBaseline, XStringFormats.BaseLineRight);
            if (!IsSigned) Watermark(page);
        }
    }

    private void Watermark(XGraphics page)
    {
        page.RotateAtTransform(-55, new XPoint(595 / 2.0, 842 / 2.0));
        page.DrawString(Banner, PdfType.Watermark, Across, new XPoint(595 / 2.0, 842 / 2.0), XStringFormats.Center);
    }

    private static string Value(DicomDataset header, DicomTag tag) => PlainText.Line(header.GetStringOrEmpty(tag));

    private static string Stated(string name, string value) => $"{name}: {(value.Length > 0 ? value : "not stated")}";
}
