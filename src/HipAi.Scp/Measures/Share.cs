using HipAi.Inference.Evaluation;

namespace HipAi.Scp.Measures;

/// <summary>Shares with their exact 95 % intervals (Clopper and Pearson), as if each of what is counted stood for itself.</summary>
internal static class Share
{
    /// <summary>So many of so many; nothing is a share of none.</summary>
    internal static Figure Of(int hits, int n)
    {
        if (n == 0) return Figure.None;
        var (low, high) = BinomialInterval.Exact(hits, n);
        return new Figure((double)hits / n, low, high, n);
    }
}
