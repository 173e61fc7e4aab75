namespace HipAi.Inference.Evaluation;

/// <summary>The exact interval of a share (Clopper and Pearson 1934).</summary>
public static class BinomialInterval
{
    private const double Tiny = 1e-300;
    private const int MostSteps = 10_000;

    /// <summary>The 95 % interval of <paramref name="hits"/> of <paramref name="n"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1, or the hits are not from 0 to it.</exception>
    public static (double Low, double High) Exact(int hits, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, n);
        var low = hits == 0 ? 0 : Quantile(Spread.Tail, hits, n - hits + 1);
        var high = hits == n ? 1 : Quantile(1 - Spread.Tail, hits + 1, n - hits);
        return (low, high);
    }

    // Halving is slow and cannot fail; these bounds are computed a few dozen times a run.
    private static double Quantile(double share, double a, double b)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (BetaShare(middle, a, b) < share) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>The regularised incomplete beta function I_x(a, b).</summary>
    private static double BetaShare(double x, double a, double b)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    /// <summary>Its continued fraction (DLMF 8.17.22), evaluated after Lentz.</summary>
    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1.0, 1 / Away(1 - ((a + b) * x / (a + 1))));
        var result = d;
        for (var m = 1; m < MostSteps; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            foreach (var term in (ReadOnlySpan<double>)[even, odd])
            {
                d = 1 / Away(1 + (term * d));
                c = Away(1 + (term / c));
                result *= d * c;
            }

            if (Math.Abs((d * c) - 1) < 1e-14) break;
        }

        return result;
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    /// <summary>The logarithm of the gamma function for arguments of 1 and more: Stirling's series beyond 15, the recurrence below.</summary>
    private static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 15; x++) shift += Math.Log(x);
        var inverse = 1 / (x * x);
        var series = (1.0 / 12 - (inverse * (1.0 / 360 - (inverse * (1.0 / 1260 - (inverse / 1680)))))) / x;
        return ((x - 0.5) * Math.Log(x)) - x + (Math.Log(2 * Math.PI) / 2) + series - shift;
    }
}
