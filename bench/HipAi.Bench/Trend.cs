using System.Globalization;

namespace HipAi.Bench;

/// <summary>What <see cref="Watch"/> saw, in one table, and whether anything grew. The first quarter is warming up and counts for nothing.</summary>
internal static class Trend
{
    private const double MostGrowth = 1.10;

    /// <summary>Descriptors come and go with connections: fewer than this are no leak.</summary>
    private const double DescriptorsOfChance = 10;
    private const double LongestEcho = 1000;

    /// <summary>Prints the table.</summary>
    /// <returns>Whether memory and descriptors stayed and every C-ECHO took less than a second.</returns>
    public static bool Print(string file)
    {
        var looks = Read(file);
        var echoes = Read(file + ".echo").Select(row => row[1]).Order().ToList();
        var memoryStayed = PrintMemory(looks);
        var descriptors = Row("descriptors", looks, 2, 1);
        _ = Row("threads", looks, 3, 1);
        _ = Row("managed heap, MB", looks, 4, 1e-6);
        _ = Row("studies that wait", looks, 5, 1);
        if (echoes.Count > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"\nC-ECHO (association, echo, release): n {echoes.Count}, median {At(echoes, 0.5):F1} ms, 95 % {At(echoes, 0.95):F1} ms, longest {echoes[^1]:F1} ms"));
        return memoryStayed
            & Tell(descriptors.Last <= descriptors.Second + DescriptorsOfChance, "descriptors grew")
            & Tell(echoes.Count == 0 || echoes[^1] < LongestEcho, "a C-ECHO took a second or more");
    }

    /// <summary>Prints the head of the table and the row of the resident memory.</summary>
    /// <param name="looks">Seconds and kB of each look, 8 or more.</param>
    /// <returns>Whether memory stayed: the median of the last quarter at most a tenth above that of the second.</returns>
    public static bool PrintMemory(List<double[]> looks)
    {
        if (looks.Count < 8) throw new InvalidOperationException($"{looks.Count} looks are too few to see a trend.");
        Console.WriteLine("| | start | second quarter, median | last quarter, median | highest | slope |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var (second, last) = Row("resident memory, MB", looks, 1, 1 / 1024.0);
        return Tell(last <= second * MostGrowth, "resident memory grew by more than 10 %");
    }

    private static (double Second, double Last) Row(string what, List<double[]> looks, int column, double scale)
    {
        var values = looks.ConvertAll(row => row[column] * scale);
        var quarter = values.Count / 4;
        var (second, last) = (Median(values[quarter..(2 * quarter)]), Median(values[(3 * quarter)..]));
        var slope = Slope(looks.ConvertAll(row => row[0] / 3600)[quarter..], values[quarter..]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {values[0]:F1} | {second:F1} | {last:F1} | {values.Max():F1} | {slope:+0.0;-0.0} per hour |"));
        return (second, last);
    }

    /// <summary>Least squares.</summary>
    private static double Slope(List<double> x, List<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }

    private static bool Tell(bool isSo, string otherwise)
    {
        if (!isSo) Console.WriteLine($"FAILED: {otherwise}");
        return isSo;
    }

    private static double Median(List<double> values) => At([.. values.Order()], 0.5);

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    private static List<double[]> Read(string file) =>
        [.. File.ReadLines(file).Select(line => line.Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray())];
}
