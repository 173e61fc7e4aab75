using System.Globalization;

namespace HipAi.Reporting.Formats;

/// <summary>Numbers as every form writes them, so that all forms of a record tell the same one (requirement D6).</summary>
internal static class FormNumber
{
    /// <summary>Digits behind the point of a probability: finer than any network is, coarser than what differs between machines.</summary>
    public const int ProbabilityDigits = 4;

    /// <summary>A probability, 0 to 1: <c>0.9612</c>, <c>1</c>.</summary>
    public static string Probability(double value) => Rounded(value).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A probability, 0 to 1, rounded.</summary>
    public static decimal Rounded(double value) => Round(value, ProbabilityDigits);

    /// <summary>An infection score, 0 to 100: <c>48.6</c>.</summary>
    public static string Score(double value) => RoundedScore(value).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>An infection score, 0 to 100, rounded.</summary>
    public static decimal RoundedScore(double value) => Round(value, 1);

    private static decimal Round(double value, int digits) =>
        double.IsFinite(value) && Math.Abs(value) < 1e6
            ? Math.Round((decimal)value, digits, MidpointRounding.AwayFromZero)
            : throw new ArgumentException("A probability or score of the record is no finite number.", nameof(value));
}
