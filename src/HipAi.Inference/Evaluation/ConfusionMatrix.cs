namespace HipAi.Inference.Evaluation;

/// <summary>How often each class was called what: rows are the truth, columns the answers.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] cells;
    private readonly int size;

    /// <summary>An empty matrix.</summary>
    /// <param name="size">How many classes, 1 or more.</param>
    public ConfusionMatrix(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        this.size = size;
        cells = new int[size * size];
    }

    /// <summary>The matrix of answers; those without one are left out.</summary>
    /// <param name="items">The answers.</param>
    /// <param name="size">How many classes.</param>
    /// <param name="weights">How often each answer counts; null for once.</param>
    public static ConfusionMatrix Of(IReadOnlyList<ScoredItem> items, int size, int[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        var matrix = new ConfusionMatrix(size);
        for (var i = 0; i < items.Count; i++)
            if (items[i].IsAnswered) matrix.Add(items[i].Truth, items[i].Said, weights?[i] ?? 1);
        return matrix;
    }

    /// <summary>Adds answers.</summary>
    /// <param name="truth">Index of the true class.</param>
    /// <param name="said">Index of the answer.</param>
    /// <param name="times">How often.</param>
    public void Add(int truth, int said, int times = 1) => cells[(truth * size) + said] += times;

    /// <summary>How often a true class was called another.</summary>
    public int this[int truth, int said] => cells[(truth * size) + said];

    /// <summary>All answers.</summary>
    public int Total => cells.Sum();

    /// <summary>The rows, true class by true class.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Rows => [.. cells.Chunk(size)];

    /// <summary>Share of right answers; NaN without any.</summary>
    public double Accuracy => Share(Enumerable.Range(0, size).Sum(i => this[i, i]), Total);

    /// <summary>Cohen's kappa: agreement beyond that of chance. NaN without answers, or when truth and answers are all one class.</summary>
    public double Kappa
    {
        get
        {
            double total = Total;
            var chance = Enumerable.Range(0, size).Sum(i => TrueCount(i) / total * (SaidCount(i) / total));
            return chance < 1 ? (Accuracy - chance) / (1 - chance) : double.NaN;
        }
    }

    /// <summary>How often a class was the truth.</summary>
    public int TrueCount(int index)
    {
        var sum = 0;
        for (var said = 0; said < size; said++) sum += this[index, said];
        return sum;
    }

    /// <summary>How often a class was the answer.</summary>
    public int SaidCount(int index)
    {
        var sum = 0;
        for (var truth = 0; truth < size; truth++) sum += this[truth, index];
        return sum;
    }

    /// <summary>Share of the answers of a class that are right; NaN when it was never the answer.</summary>
    public double Precision(int index) => Share(this[index, index], SaidCount(index));

    /// <summary>Share of a true class that was found; NaN when it is not there.</summary>
    public double Recall(int index) => Share(this[index, index], TrueCount(index));

    /// <summary>The harmonic mean of precision and recall: 2 hits of all that were, and all that were called, the class. NaN when it is not there.</summary>
    public double F1(int index) => TrueCount(index) == 0 ? double.NaN : Share(2 * this[index, index], SaidCount(index) + TrueCount(index));

    private static double Share(int hits, int all) => all == 0 ? double.NaN : (double)hits / all;
}
