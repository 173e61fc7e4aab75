namespace HipAi.Inference.Evaluation;

/// <summary>
/// Scores put in order once, so that the area under the ROC curve of any weights takes one pass. The area is the chance that a positive
/// scores above a negative, equals counting half (Mann and Whitney).
/// </summary>
public sealed class RankedScores
{
    private readonly (double Score, bool IsPositive, int Item)[] ascending;

    /// <summary>Orders scores.</summary>
    /// <param name="scores">Score, whether it belongs to a positive, and the index of its weight.</param>
    public RankedScores(IEnumerable<(double Score, bool IsPositive, int Item)> scores) =>
        ascending = [.. scores.OrderBy(entry => entry.Score)];

    /// <summary>The scores of one class against all others; items without an answer are left out.</summary>
    public static RankedScores OneVersusRest(IReadOnlyList<ScoredItem> items, int index)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new RankedScores(items.Select((item, i) => (item, i)).Where(entry => entry.item.IsAnswered)
            .Select(entry => (entry.item.Probabilities[index], entry.item.Truth == index, entry.i)));
    }

    /// <summary>The area; NaN when there are no positives or no negatives.</summary>
    /// <param name="weights">How often each item counts; null for once.</param>
    public double Area(int[]? weights = null)
    {
        double positives = 0, negatives = 0, wins = 0;
        for (var i = 0; i < ascending.Length;)
        {
            double positivesHere = 0, negativesHere = 0;
            var score = ascending[i].Score;
            for (; i < ascending.Length && ascending[i].Score == score; i++)
            {
                var weight = weights?[ascending[i].Item] ?? 1;
                if (ascending[i].IsPositive) positivesHere += weight;
                else negativesHere += weight;
            }

            wins += positivesHere * (negatives + (negativesHere / 2));
            positives += positivesHere;
            negatives += negativesHere;
        }

        return positives > 0 && negatives > 0 ? wins / (positives * negatives) : double.NaN;
    }

    /// <summary>The curve from (0, 0) to (1, 1), a point per distinct score; empty when there are no positives or no negatives.</summary>
    public IReadOnlyList<CurvePoint> Curve()
    {
        var (positives, negatives) = (ascending.Count(entry => entry.IsPositive), ascending.Count(entry => !entry.IsPositive));
        if (positives == 0 || negatives == 0) return [];
        var points = new List<CurvePoint> { new(0, 0) };
        var (hits, alarms) = (0, 0);
        for (var i = ascending.Length - 1; i >= 0; i--)
        {
            if (ascending[i].IsPositive) hits++;
            else alarms++;
            if (i == 0 || ascending[i - 1].Score != ascending[i].Score)
                points.Add(new CurvePoint((double)alarms / negatives, (double)hits / positives));
        }

        return points;
    }
}
