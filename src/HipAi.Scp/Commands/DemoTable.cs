using System.Globalization;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>The closing table of the demonstration: truth against result, hip by hip, and what it sums up to.</summary>
internal static class DemoTable
{
    private static readonly int[] Widths = [6, 7, 38, 38, 8, 15, 5];

    /// <summary>Writes the table.</summary>
    internal static async Task WriteAsync(TextWriter writer, IReadOnlyList<DemoLine> lines)
    {
        await writer.WriteLineAsync(Row("Study", "Hip", "Truth", "Result (closest class)", "Prob.", "Status", ""));
        foreach (var line in lines) await writer.WriteLineAsync(Row(line));
        await writer.WriteLineAsync();
        var (right, wrong) = (lines.Count(line => line.IsRight == true), lines.Count(line => line.IsRight == false));
        var open = lines.Count - right - wrong;
        var classes = lines.Select(line => line.Truth).Distinct().Count();
        await writer.WriteLineAsync(FormattableString.Invariant(
            $"{lines.Count} hips of {classes} classes: {right} stated rightly, {wrong} stated wrongly, {open} left to the radiologist."));
        await writer.WriteLineAsync("Simulated images: no measure of anything clinical.");
    }

    private static string Row(DemoLine line) => line.Finding is not { } found
        ? Row(Number(line.Study), line.Side.Code(), line.Truth.DisplayName(), "not judged", "", "", "")
        : Row(
            Number(line.Study),
            line.Side.Code(),
            line.Truth.DisplayName(),
            found.Class.DisplayName(),
            found.Probability.ToString("0.00", CultureInfo.InvariantCulture),
            found.Status == FindingStatus.Certain ? "certain" : "indeterminate",
            line.IsRight switch { true => "right", false => "WRONG", null => "" });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Row(params string[] cells) => string.Concat(cells.Zip(Widths, (cell, width) => cell.PadRight(width))).TrimEnd();
}
