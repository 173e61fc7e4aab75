using System.Globalization;
using HipAi.Inference.Evaluation;

namespace HipAi.Scp.Security.Audit;

/// <summary>The trail as comma-separated values (RFC 4180).</summary>
internal static class AuditCsv
{
    /// <summary>Writes a header line and a line per entry.</summary>
    internal static async Task WriteAsync(IAsyncEnumerable<AuditRecord> records, TextWriter output, CancellationToken ct)
    {
        await output.WriteAsync("number,at,actor,action,study,subject,detail,address,hash\r\n");
        await foreach (var record in records.WithCancellation(ct))
        {
            string?[] cells =
            [
                record.Number.ToString(CultureInfo.InvariantCulture), record.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), record.Actor, record.Action,
                record.StudyInstanceUid, record.Subject, record.Detail, record.Address, record.Hash,
            ];
            await output.WriteAsync(string.Join(',', cells.Select(cell => CsvField.Of(cell ?? ""))) + "\r\n");
        }
    }
}
