using System.Globalization;
using HipAi.Inference.Evaluation;

namespace HipAi.Scp.Review.Plots;

/// <summary>How measured figures are written for people.</summary>
internal static class MeasureText
{
    /// <summary>Stands for what nothing defines.</summary>
    internal const string Nothing = "–";

    /// <summary>A share in per cent, one decimal.</summary>
    internal static string Percent(double? share) => share is { } value ? (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0%" : Nothing;

    /// <summary>The interval of a share and on how many it was measured.</summary>
    internal static string ShareInterval(Figure figure) => figure is { Low: { } low, High: { } high }
        ? string.Create(CultureInfo.InvariantCulture, $"{low * 100:0.0}–{high * 100:0.0}\u00A0%, n\u00A0{figure.N}")
        : string.Create(CultureInfo.InvariantCulture, $"n\u00A0{figure.N}");

    /// <summary>A kappa, two decimals.</summary>
    internal static string Kappa(Figure figure) => figure.Value is { } value ? Signed(value) : Nothing;

    /// <summary>The interval of a kappa and on how many it was measured.</summary>
    internal static string KappaInterval(Figure figure) => figure is { Low: { } low, High: { } high }
        ? string.Create(CultureInfo.InvariantCulture, $"{Signed(low)}–{Signed(high)}, n\u00A0{figure.N}")
        : string.Create(CultureInfo.InvariantCulture, $"n\u00A0{figure.N}");

    /// <summary>How long something took: seconds, minutes, hours or days, whichever is read best.</summary>
    internal static string Duration(double? seconds) => seconds switch
    {
        null => Nothing,
        < 100 => seconds.Value.ToString("0", CultureInfo.InvariantCulture) + "\u00A0s",
        < 6000 => (seconds.Value / 60).ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0min",
        < 172_800 => (seconds.Value / 3600).ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0h",
        _ => (seconds.Value / 86_400).ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0days",
    };

    /// <summary>A number of an SVG attribute.</summary>
    internal static string Coordinate(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    // A true minus sign, and none before a rounded zero.
    private static string Signed(double value)
    {
        var text = value.ToString("0.00", CultureInfo.InvariantCulture);
        return text.StartsWith('-') ? text == "-0.00" ? "0.00" : $"−{text[1..]}" : text;
    }
}
