using System.Globalization;

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
            await output.WriteAsync(string.Join(',', cells.Select(Cell)) + "\r\n");
        }
    }

    /// <summary>Quoted where it must be. A table program takes what begins with these signs for a formula: it gets an apostrophe before it.</summary>
    private static string Cell(string? value)
    {
        var text = value is { Length: > 0 } && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value ?? "";
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
