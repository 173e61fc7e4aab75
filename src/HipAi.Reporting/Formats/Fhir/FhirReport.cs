using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HipAi.Reporting.Formats.Html;
using HipAi.Studies;
using static HipAi.Reporting.Formats.Fhir.FhirJson;

namespace HipAi.Reporting.Formats.Fhir;

/// <summary>The DiagnosticReport and its Provenance.</summary>
internal static class FhirReport
{
    private static readonly CodedConcept ImagingStudyReport = new("18748-4", "LN", "Diagnostic imaging study");

    /// <summary>The DiagnosticReport.</summary>
    /// <param name="scope">The record.</param>
    /// <param name="results">References to the observations that this version tells.</param>
    /// <param name="pdf">The report as PDF; empty for none.</param>
    public static JsonObject DiagnosticReport(FhirScope scope, IEnumerable<string> results, ReadOnlyMemory<byte> pdf)
    {
        var report = scope.Report;
        return FhirScope.Resource(scope.DiagnosticReport,
            ("language", FhirJson.Language(report.Language)),
            ("text", Narrative(report)),
            ("identifier", Items(Uid(VersionUid(report, report.Version)), Node(("system", FhirJson.HipAiSystem), ("value", Text(FormattableString.Invariant($"version {report.Version}")))))),
            ("basedOn", Items(Reference(scope.ServiceRequest))),
            ("status", scope.Status),
            ("category", Items(Concept(Coding("http://terminology.hl7.org/CodeSystem/v2-0074", "RAD", "Radiology")))),
            ("code", Concept(scope.Options.ProcedureCode ?? scope.Facts.Procedure ?? ImagingStudyReport, ImagingStudyReport)),
            ("subject", Reference(scope.Patient)),
            ("effectiveDateTime", FhirJson.DateTime(scope.Facts.Moment)),
            ("issued", scope.Issued),
            ("performer", Items(Reference(scope.Organization))),
            ("resultsInterpreter", Items(Reference(scope.Practitioner))),
            ("result", Items(results.Select(Reference))),
            ("imagingStudy", Items(Reference(scope.ImagingStudy))),
            ("conclusion", Lines($"{ReportNotice.Banner(report)}\n{ReportSections.Impression(report)}")),
            ("conclusionCode", Items(scope.Hips.Select(hip => HipStatement.Of(report, hip)).Where(hip => report.Author == ReportAuthor.Machine || hip.Decision is not null).Select(Conclusion))),
            ("presentedForm", Items(
                Attachment("text/html", Encoding.UTF8.GetBytes(HtmlReport.Write(scope.Record)), scope),
                pdf.IsEmpty ? null : Attachment("application/pdf", pdf, scope))));
    }

    /// <summary>Who made this version of what, and from what.</summary>
    /// <param name="scope">The record.</param>
    /// <param name="targets">References to everything that tells a finding.</param>
    public static JsonObject Provenance(FhirScope scope, IEnumerable<string> targets)
    {
        var report = scope.Report;
        return FhirScope.Resource(scope.Provenance,
            ("target", Items(targets.Select(Reference))),
            ("occurredDateTime", scope.Issued),
            ("recorded", scope.Issued),
            ("activity", Concept(Coding("http://terminology.hl7.org/CodeSystem/v3-DataOperation", report.Version == 1 ? "CREATE" : "UPDATE", report.Version == 1 ? "create" : "revise"))),
            ("agent", Items(
                Agent("assembler", "Assembler", Reference(scope.Device)!),
                scope.Practitioner is { } signer ? Agent("verifier", "Verifier", Reference(signer)!) : null)),
            ("entity", Items(
                Node(("role", "source"), ("what", Reference(scope.ImagingStudy))),
                Node(("role", "source"), ("what", Template(report))),
                report.Predecessor is { } predecessor
                    ? Node(("role", "revision"), ("what", Node(("identifier", Uid(VersionUid(report, predecessor))))))
                    : null)));
    }

    /// <summary>The identifier of one version of a study's report.</summary>
    public static string VersionUid(PreliminaryReport report, int version) => ReportUids.Uid(report.StudyInstanceUid, version, "report");

    private static JsonObject Template(PreliminaryReport report) => Node(
        ("identifier", Node(("system", FhirJson.HipAiSystem), ("value", Text("sha256:" + report.TemplateSha256)))), ("display", Text(report.TemplateName)));

    private static JsonObject Agent(string role, string display, JsonObject who) =>
        Node(("type", Concept(Coding("http://terminology.hl7.org/CodeSystem/provenance-participant-type", role, display))), ("who", who));

    // A code would state what is only probable: that is said in words.
    private static JsonObject? Conclusion(HipStatement hip)
    {
        if (hip.Class is not { } stated) return null;
        var concept = hip.Versus is null ? Concept(FindingCodes.Class(stated), FindingCodes.SnomedOf(stated)) : [];
        concept["text"] = $"{PlainText.Capital(hip.Finding.Side.Code())} hip: {hip.Words}";
        return concept;
    }

    // XHTML with the elements that R4 allows in a narrative.
    private static JsonObject Narrative(PreliminaryReport report)
    {
        var sections = report.Sections.Select(section => Markup.Of($"<h2>{section.Heading}</h2><pre>{Markup.Lines(section.Text)}</pre>"));
        var div = Markup.Of($"""<div xmlns="http://www.w3.org/1999/xhtml"><p><b>{ReportNotice.Banner(report)}</b></p><p>{ReportNotice.ResearchUse}</p>{Markup.Join(sections)}</div>""");
        return Node(("status", "additional"), ("div", div.Html));
    }

    private static JsonObject Attachment(string type, ReadOnlyMemory<byte> bytes, FhirScope scope)
    {
        var attachment = Node(
            ("contentType", type),
            ("size", bytes.Length),
            ("hash", Sha1(bytes.Span)),
            ("title", $"Hip radiograph report: {ReportNotice.Banner(scope.Report)}"),
            ("creation", scope.Issued));
        // Not as one of the others, which are asked whether they are empty: that would encode it once more.
        attachment.Insert(1, "data", Bytes(bytes));
        return attachment;
    }

#pragma warning disable CA5350 // Attachment.hash is SHA-1 by definition (R4 2.24.0.5); it guards against damage, not against anyone.
    private static string Sha1(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(SHA1.HashData(bytes));
#pragma warning restore CA5350
}
