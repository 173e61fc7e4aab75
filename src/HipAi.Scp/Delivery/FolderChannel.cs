using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using HipAi.Dicom.Files;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Delivery;

/// <summary>
/// Delivers reports to a folder: <c>STUDY/report-vN.txt</c> for people, <c>report-vN.json</c> for programs, and whatever other forms are
/// asked for. A file is there whole or not at all, and delivering the same version again writes the same bytes.
/// </summary>
internal sealed class FolderChannel(DestinationOptions destination, string folder, DurableFiles files, ReportForms forms) : IReportChannel
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes all files; they are on stable storage when it returns.</summary>
    public Task<DeliveryOutcome> SendAsync(ReportPackage package, CancellationToken cancellationToken)
    {
        var report = package.Record.Report;
        var stem = $"{report.StudyInstanceUid}/report-v{report.Version.ToString(CultureInfo.InvariantCulture)}";
        if (!UidText.IsUsable(report.StudyInstanceUid))
            return Task.FromResult(DeliveryOutcome.Refused("the study's UID cannot name a folder", "The Study Instance UID cannot name a folder."));
        var contents = FormsOfKinds.Of(destination).SelectMany(form => Contents(package, form)).ToList();
        try
        {
            return Task.FromResult(DeliveryOutcome.Delivered(contents.ConvertAll(file => Write($"{stem}.{file.Suffix}", file.Content))));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The folder is full, gone or closed to us, which passes.
            return Task.FromResult(DeliveryOutcome.Unreachable($"{StorageFault.Describe(fault)} ({fault.GetType().Name})", fault.Message));
        }
    }

    public Task RestAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<(string Suffix, byte[] Content)> Contents(ReportPackage package, ReportForm form) => form switch
    {
        ReportForm.Text => [("txt", Encoding.UTF8.GetBytes(package.Record.Report.Text))],
        ReportForm.Json => [("json", JsonSerializer.SerializeToUtf8Bytes(DeliveredReport.From(package.Record.Report, package.Record.Prediction), Options))],
        ReportForm.Html => [("html", ReportForms.Write(form, () => forms.Html(package)))],
        ReportForm.Pdf => [("pdf", ReportForms.Write(form, () => forms.Pdf(package)))],
        ReportForm.Hl7 => [("hl7", ReportForms.Write(form, () => forms.Hl7(package, destination)))],
        ReportForm.Fhir => [("fhir.json", ReportForms.Write(form, () => forms.Fhir(package, destination)))],
        ReportForm.Sr => [("sr.dcm", Bytes(ReportForms.Write(form, () => forms.Sr(package, destination))))],
        _ => ReportForms.Write(form, () => forms.Heatmaps(package)).Select((map, i) => ($"heatmap-{(i + 1).ToString(CultureInfo.InvariantCulture)}.dcm", Bytes(map))),
    };

    private DeliveredFile Write(string name, byte[] content)
    {
        files.Write(Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar)), content);
        return new DeliveredFile(name, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static byte[] Bytes(DicomFile file)
    {
        using var stream = new MemoryStream();
        file.Save(stream);
        return stream.ToArray();
    }
}
