using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Delivery;

/// <summary>
/// Delivers a report to a folder: <c>STUDY/report-vN.txt</c> for people and <c>report-vN.json</c> for programs. A file is
/// there whole or not at all, and delivering the same version again writes the same bytes.
/// </summary>
internal sealed class FolderDestination(string folder, DurableFiles files, TimeProvider time)
{
    private const string Name = "folder";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes both files; they are on stable storage when the receipt is returned.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public DeliveryReceipt Deliver(PreliminaryReport report, StudyPrediction prediction)
    {
        var stem = $"{report.StudyInstanceUid}/report-v{report.Version.ToString(CultureInfo.InvariantCulture)}";
        var text = Encoding.UTF8.GetBytes(report.Text);
        var json = JsonSerializer.SerializeToUtf8Bytes(DeliveredReport.From(report, prediction), Options);
        return new DeliveryReceipt(
            report.StudyInstanceUid,
            report.Version,
            Name,
            time.GetUtcNow(),
            [Write($"{stem}.txt", text), Write($"{stem}.json", json)]);
    }

    /// <summary>Removes what a delivery left in the folder that was killed while it wrote; the study is delivered again.</summary>
    /// <returns>How many files were removed.</returns>
    public int RemoveLeftovers() => files.RemoveLeftovers();

    private DeliveredFile Write(string name, byte[] content)
    {
        files.Write(Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar)), content);
        return new DeliveredFile(name, Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
