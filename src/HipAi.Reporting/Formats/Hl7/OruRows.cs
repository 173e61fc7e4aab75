using System.Globalization;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>All OBX of a report, in the order of the standard's habits: study, text, sections, keys, hips, models, template, PDF.</summary>
internal static class OruRows
{
    public static readonly CodedConcept Study = new("113014", "DCM", "DICOM Study");
    public static readonly CodedConcept WholeText = new("18748-4", "LN", "Diagnostic imaging study");

    private static readonly CodedConcept Findings = new("59776-5", "LN", "Procedure findings");
    private static readonly CodedConcept Impression = new("19005-8", "LN", "Radiology Imaging study [Impression]");
    private static readonly CodedConcept AlgorithmName = new("111001", "DCM", "Algorithm Name");
    private static readonly CodedConcept DeviceUid = new("121012", "DCM", "Device Observer UID");
    private static readonly CodedConcept AlgorithmVersion = new("111003", "DCM", "Algorithm Version");

    public static IEnumerable<OruRow> Of(ReportRecord record, Hl7Options options, ReadOnlyMemory<byte> pdf) =>
    [
        StudyRow(record),
        .. WholeRows(record.Report, options.TextForm),
        .. Section(Findings, ReportSections.Findings(record.Report), options.TextForm),
        .. Section(Impression, ReportSections.Impression(record.Report), options.TextForm),
        .. OruKeyRows.Of(record),
        .. HipStatement.Hips(record).SelectMany(hip => OruHipRows.Of(HipStatement.Of(record.Report, hip), options.AllProbabilities)),
        .. record.Prediction.Models.SelectMany(Model),
        new OruRow("ST", FindingCodes.Template, "1", Hl7Fields.Text(record.Report.TemplateName)),
        new OruRow("ST", FindingCodes.TemplateVersion, "1", Hl7Fields.Text(record.Report.TemplateSha256)),
        new OruRow("NM", FindingCodes.ReportVersion, "1", record.Report.Version.ToString(CultureInfo.InvariantCulture)),
        .. pdf.IsEmpty ? Array.Empty<OruRow>() : [new OruRow("ED", FindingCodes.ReportPdf, "1", "^application^pdf^Base64^" + Convert.ToBase64String(pdf.Span))],
    ];

    private static OruRow StudyRow(ReportRecord record) => new("HD", Study, "1", Hl7Fields.Text(record.Report.StudyInstanceUid));

    private static IEnumerable<OruRow> WholeRows(PreliminaryReport report, Hl7TextForm form)
    {
        var lines = ReportNotice.Lines(report);
        return form == Hl7TextForm.Formatted
            ? [new OruRow("FT", WholeText, "1", Hl7Escape.Formatted(string.Join('\n', lines)))]
            : lines.Select(line => new OruRow("TX", WholeText, "1", Hl7Escape.Escape(line)));
    }

    private static IEnumerable<OruRow> Section(CodedConcept code, string text, Hl7TextForm form) => (text.Length, form) switch
    {
        (0, _) => [],
        (_, Hl7TextForm.Formatted) => [new OruRow("TX", code, "1", Hl7Fields.Lines(text))],
        _ => FormText.Lines(text).Select(line => new OruRow("TX", code, "1", Hl7Escape.Escape(line))),
    };

    private static IEnumerable<OruRow> Model(ModelIdentity model, int index)
    {
        var subId = FormattableString.Invariant($"M{index + 1}");
        yield return new OruRow("ST", AlgorithmName, subId, Hl7Fields.Text(model.Name), OfModel: true);
        yield return new OruRow("ST", AlgorithmVersion, subId, Hl7Fields.Text(model.Version), OfModel: true);
        yield return new OruRow("HD", DeviceUid, subId, ReportUids.OfModel(model), OfModel: true);
    }
}
