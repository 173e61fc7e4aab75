using System.Text;
using HipAi.Dicom.Files;
using HipAi.Reporting.Formats.Html;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Api;

/// <summary>The report of a study in each of its forms (requirements D1 to D6), as destinations get it by default.</summary>
internal static class ReportEndpoints
{
    private static readonly DestinationOptions Usual = new() { Name = "api", Kind = DestinationKind.Dicom };

    /// <summary>What the policy of a page allows: its one style element and the pictures inside of it.</summary>
    private static readonly string PagePolicy =
        $"default-src 'none'; style-src '{HtmlReport.StyleHash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Maps the endpoints.</summary>
    internal static IEndpointRouteBuilder MapReportApi(this IEndpointRouteBuilder app)
    {
        app.MapGet(ApiRoutes.Studies + "/{studyInstanceUid}/report/{form}", FormAsync).RequirePermission(Permission.ReadStudies).Audited(AuditAction.ReportExported);
        app.MapGet(ApiRoutes.Studies + "/{studyInstanceUid}/heatmaps", HeatmapsAsync).RequirePermission(Permission.ReadStudies);
        return app;
    }

    /// <summary>The version that stands, or the one that is asked for.</summary>
    private static async Task<IResult> FormAsync(
        StudyQueries studies, ReportReader reader, ReportForms forms, HttpContext context,
        string studyInstanceUid, string form, int? version, CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(studyInstanceUid)) return ApiProblems.MalformedUid("Study Instance UID");
        if (Writer(form) is not { } write) return ApiProblems.Malformed("form", "A form is text, html, sr, pdf, hl7 or fhir.");
        if (await studies.FindAsync(studyInstanceUid, cancellationToken) is not { } study) return ApiProblems.NotFound("Study", studyInstanceUid);
        if ((version ?? study.Report?.Version) is not { } wanted) return ApiProblems.NotFound("Report of study", studyInstanceUid);
        if (await reader.ReadAsync(studyInstanceUid, wanted, cancellationToken) is not { } package)
            return ApiProblems.NotFound("Report version", FormattableString.Invariant($"{wanted} of study {studyInstanceUid}"));
        try
        {
            var (type, bytes) = write(forms, package);
            if (form == "html") context.Response.Headers.ContentSecurityPolicy = PagePolicy;
            return Results.Bytes(bytes, type);
        }
        catch (FormException fault)
        {
            return ApiProblems.NotWritable(form, fault.Message);
        }
    }

    private static Func<ReportForms, ReportPackage, (string Type, byte[] Bytes)>? Writer(string form) => form switch
    {
        "text" => (_, package) => ("text/plain; charset=utf-8", Encoding.UTF8.GetBytes(package.Record.Report.Text)),
        "html" => (forms, package) => ("text/html; charset=utf-8", ReportForms.Write(ReportForm.Html, () => forms.Html(package))),
        "sr" => (forms, package) => ("application/dicom", Part10(ReportForms.Write(ReportForm.Sr, () => forms.Sr(package, Usual)))),
        "pdf" => (forms, package) => ("application/pdf", ReportForms.Write(ReportForm.Pdf, () => forms.Pdf(package))),
        "hl7" => (forms, package) => ("application/hl7-v2; charset=utf-8", ReportForms.Write(ReportForm.Hl7, () => forms.Hl7(package, Usual))),
        "fhir" => (forms, package) => ("application/fhir+json", ReportForms.Write(ReportForm.Fhir, () => forms.Fhir(package, Usual))),
        _ => null,
    };

    private static byte[] Part10(DicomFile file)
    {
        using var bytes = new MemoryStream();
        file.Save(bytes);
        return bytes.ToArray();
    }

    /// <summary>The activation maps and probability maps of the newest prediction, hip by hip.</summary>
    private static async Task<IResult> HeatmapsAsync(StudyQueries studies, string studyInstanceUid, CancellationToken cancellationToken)
    {
        if (!ApiUid.IsPlausible(studyInstanceUid)) return ApiProblems.MalformedUid("Study Instance UID");
        return await studies.FindAsync(studyInstanceUid, cancellationToken) is { } study
            ? Results.Json(StudyDocuments.ToMaps(study), ApiJson.Options)
            : ApiProblems.NotFound("Study", studyInstanceUid);
    }
}
