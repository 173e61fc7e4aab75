using System.Globalization;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>How figures are written for people.</summary>
internal static class FigureText
{
    /// <summary>Stands for what is not defined.</summary>
    public const string Nothing = "–";

    /// <summary>Three decimals and the interval.</summary>
    public static ReportCell Cell(Figure figure) => new(
        Number(figure.Value), figure is { Low: { } low, High: { } high } ? $"{Number(low)} to {Number(high)}" : "");

    /// <summary>Three decimals; a dash for nothing.</summary>
    public static string Number(double? value)
    {
        if (value is not { } number) return Nothing;
        var text = Math.Round(number, 3).ToString("0.000", CultureInfo.InvariantCulture);
        // A true minus sign, and no minus before a rounded zero.
        return text.StartsWith('-') ? text == "-0.000" ? "0.000" : $"−{text[1..]}" : text;
    }

    /// <summary>A share in per cent.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A count, thousands set apart by a thin space.</summary>
    public static string Count(int number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');
}
