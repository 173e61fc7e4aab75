using System.Globalization;

namespace HipAi.Inference.Evaluation;

/// <summary>One field of a table that people open in a spreadsheet (RFC 4180).</summary>
public static class CsvField
{
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r'];

    /// <summary>
    /// The value as a field: one with a comma, a quote or a line break is put in quotes; one that a spreadsheet would take for a formula gets a
    /// quote before it, unless it is a number.
    /// </summary>
    public static string Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var isFormula = value.Length > 0 && Formula.Contains(value[0]) && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var safe = isFormula ? $"'{value}" : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
