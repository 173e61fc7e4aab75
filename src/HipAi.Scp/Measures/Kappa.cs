using HipAi.Inference.Evaluation;
using HipAi.Studies;

namespace HipAi.Scp.Measures;

/// <summary>
/// Cohen's kappa of found and signed classes, a rejected finding being a class of its own. Its interval comes from leaving out one study at a
/// time (jackknife): the two hips of a study are alike and come or stay together. Undecided hips are left out.
/// </summary>
internal static class Kappa
{
    private const double Normal = 1.959963985;
    private const int Classes = HardwareClasses.Count + 1;

    /// <summary>Measures it.</summary>
    /// <param name="studies">The answers of each study.</param>
    internal static Figure Of(IReadOnlyList<IReadOnlyList<Answer>> studies)
    {
        var matrix = new ConfusionMatrix(Classes);
        foreach (var answer in studies.SelectMany(Decided)) matrix.Add(answer.Signed, answer.Found);
        var kappa = matrix.Kappa;
        if (!double.IsFinite(kappa)) return Figure.None with { N = matrix.Total };
        var without = new List<double>();
        foreach (var study in studies.Select(study => Decided(study).ToList()).Where(study => study.Count > 0))
        {
            foreach (var answer in study) matrix.Add(answer.Signed, answer.Found, -1);
            without.Add(matrix.Kappa);
            foreach (var answer in study) matrix.Add(answer.Signed, answer.Found);
        }

        return Interval(kappa, [.. without.Where(double.IsFinite)], matrix.Total);
    }

    private static Figure Interval(double kappa, List<double> without, int n)
    {
        if (without.Count < 2) return new Figure(kappa, null, null, n);
        var (count, mean) = (without.Count, without.Average());
        var error = Math.Sqrt((count - 1.0) / count * without.Sum(value => (value - mean) * (value - mean)));
        // Where all agree every replicate does, too, and the interval would promise what nobody knows.
        return error == 0 ? new Figure(kappa, null, null, n) : new Figure(kappa, Math.Max(-1, kappa - (Normal * error)), Math.Min(1, kappa + (Normal * error)), n);
    }

    private static IEnumerable<Answer> Decided(IReadOnlyList<Answer> study) => study.Where(answer => answer.IsDecided);
}
