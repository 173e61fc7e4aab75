using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>The paper's Table 3: each reader, and the models, against what most of the other readers called (leave-one-out).</summary>
public static class ReaderComparison
{
    /// <summary>The name of the fused ensemble among the models.</summary>
    public const string Ensemble = "ensemble";

    /// <summary>What most of the readers called; null when that is no single class, or fewer than two called anything.</summary>
    public static HardwareClass? Gold(IEnumerable<HardwareClass?> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var counts = others.OfType<HardwareClass>().GroupBy(call => call).Select(group => (Class: group.Key, Count: group.Count()))
            .OrderByDescending(entry => entry.Count).ToList();
        if (counts.Sum(entry => entry.Count) < 2) return null;
        return counts.Count > 1 && counts[0].Count == counts[1].Count ? null : counts[0].Class;
    }

    internal static IReadOnlyList<ReaderRow> Of(
        IReadOnlyList<EvaluatedStudy> studies, IReadOnlyList<string> readers, IReadOnlyList<string> members, EvaluationSettings settings)
    {
        // A reading needs no class of its own: the gold is the others' call.
        var readings = (from study in studies from hip in study.Hips from reading in hip.Readings
                        where reading.Calls.Count > 0 && hip.MustNot is null select (study, hip, reading)).ToList();
        return [.. Enumerable.Range(0, readers.Count).Select(reader => Row(readings, reader, readers[reader], members, settings))];
    }

    private static ReaderRow Row(
        List<(EvaluatedStudy Study, HipLabel Hip, Reading Reading)> readings, int reader, string name, IReadOnlyList<string> members, EvaluationSettings settings)
    {
        var rows = new List<GoldRow>();
        var ties = 0;
        foreach (var (study, hip, reading) in readings)
        {
            var others = reading.Calls.Where((_, i) => i != reader).ToList();
            if (reading.Calls[reader] is not { } call || others.Count(other => other is not null) < 2) continue;
            if (Gold(others) is not { } gold)
            {
                ties++;
                continue;
            }

            var answers = new string?[] { null }.Concat(members)
                .Select(member => HipItems.OfImage(study, hip with { Class = gold }, reading, member).Said).ToArray();
            if (answers[0] >= 0) rows.Add(new GoldRow(study.Patient, (int)gold, [(int)call, .. answers]));
        }

        return Measure(name, rows, ties, [Ensemble, .. members], settings);
    }

    private static ReaderRow Measure(string name, List<GoldRow> rows, int ties, IReadOnlyList<string> models, EvaluationSettings settings)
    {
        if (rows.Count == 0) return new ReaderRow(name, 0, ties, Figure.None, Figure.None, []);
        var spreads = new Queue<Spread>(settings.Bootstrap(rows.Select(row => row.Patient)).Measure(weights => Values(rows, models.Count + 1, weights)));
        var (accuracy, kappa) = (spreads.Dequeue().ToShare(rows.Count), spreads.Dequeue().ToFigure(rows.Count));
        return new ReaderRow(name, rows.Count, ties, accuracy, kappa, [.. models.Select(model =>
        {
            var (own, agreement, difference) = (spreads.Dequeue().ToShare(rows.Count), spreads.Dequeue().ToFigure(rows.Count), spreads.Dequeue().ToFigure(rows.Count));
            return new ReaderRival(model, own, agreement, difference, difference.Low > -EvaluationSettings.NonInferiorityMargin);
        })]);
    }

    /// <summary>Accuracy and kappa of the reader; then of each model accuracy, kappa and the difference of the accuracies.</summary>
    private static List<double> Values(List<GoldRow> rows, int answers, int[] weights)
    {
        var matrices = Enumerable.Range(0, answers).Select(_ => new ConfusionMatrix(HardwareClasses.Count)).ToList();
        for (var i = 0; i < rows.Count; i++)
            for (var answer = 0; answer < answers; answer++)
                if (rows[i].Answers[answer] >= 0) matrices[answer].Add(rows[i].Gold, rows[i].Answers[answer], weights[i]);
        return
        [
            matrices[0].Accuracy, matrices[0].Kappa,
            .. matrices.Skip(1).SelectMany(matrix => new[] { matrix.Accuracy, matrix.Kappa, matrix.Accuracy - matrices[0].Accuracy }),
        ];
    }

    /// <summary>One reading: the gold, and the answers of the reader, the ensemble and the members.</summary>
    private sealed record GoldRow(string Patient, int Gold, int[] Answers);
}
