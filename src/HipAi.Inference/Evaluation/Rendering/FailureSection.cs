namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>Causes of failure.</summary>
internal static class FailureSection
{
    public static IEnumerable<ReportBlock> Of(EvaluationReport report)
    {
        var failure = report.Failure;
        if (failure.All.N + failure.All.Missing == 0) yield break;
        yield return new ReportBlock.Heading(2, "Causes of failure");
        if (failure.NotAssessed.Count > 0)
            yield return new ReportBlock.Table(
                $"Arthroplasties with a known cause that were not assessed: {FigureText.Count(failure.All.Missing)} of {FigureText.Count(failure.All.N + failure.All.Missing)}",
                ["Why", "n"], [.. failure.NotAssessed.Select(reason => (IReadOnlyList<ReportCell>)[reason.Key, reason.Value])]);
        if (failure.All.N == 0) yield break;
        foreach (var block in Figures(report).Concat(Infection(failure.Infection))) yield return block;
    }

    private static IEnumerable<ReportBlock> Figures(EvaluationReport report)
    {
        var failure = report.Failure;
        yield return ClassificationTables.Groups(
            "Among the arthroplasties that were assessed", "Which",
            [("all", failure.All), ("failed, with a sign in the images", failure.Signed), ("with a sign, or sound", failure.SignedOrSound)]);
        List<(string, Classification)> models = [("ensemble", failure.All), .. failure.Members.Select(member => (member.Key, member.Value))];
        if (failure.Members.Count > 1) yield return ClassificationTables.Groups("Each model alone and the ensemble, all that were assessed", "Model", models);
        yield return ClassificationTables.PerClass("Per cause, all that were assessed", failure.All);
        if (failure.Signed.N > 0) yield return ClassificationTables.PerClass("Per cause, only those with a sign in the images", failure.Signed);
        yield return ClassificationTables.Confusion("Confusion: how often each true cause (row) was called what (column), certain or not", failure.All);
        yield return new ReportBlock.Picture(
            "roc-failure.svg",
            "ROC curves, one cause against all others, all that were assessed. Along: false positive rate; up: true positive rate.",
            Pictures.Roc("ROC curves of the causes of failure", models));
        yield return new ReportBlock.Picture(
            "risk-coverage-failure.svg",
            "Accuracy of the most confident answers, by the fused probability.",
            Pictures.RiskCoverage("Accuracy against coverage, causes of failure", models));
        yield return ClassificationTables.Coverage("If only the most confident answers were stated", failure.All);
        yield return ClassificationTables.Calibration("Calibration", models);
        yield return new ReportBlock.Picture(
            "reliability-failure.svg", "Accuracy against probability.", Pictures.Reliability("Reliability curve, causes of failure", failure.All));
    }

    private static IEnumerable<ReportBlock> Infection(InfectionReport infection)
    {
        yield return new ReportBlock.Heading(3, "Infection");
        yield return new ReportBlock.Table(
            "What infections were called, by whether the images show a sign",
            ["Infections", "n", "Called infection", "with certainty", "Something else with certainty"],
            [Row("with a sign", infection.WithSign), Row("without a sign", infection.WithoutSign)]);
        yield return new ReportBlock.Table(
            "Spearman's ρ of the infection score and the laboratory",
            ["Laboratory", "n", "All assessed", "n of infections", "Within infections"],
            [
                Row("C-reactive protein", infection.CReactiveProtein, infection.CReactiveProteinWithin),
                Row("Erythrocyte sedimentation rate", infection.SedimentationRate, infection.SedimentationRateWithin),
            ]);
        yield return new ReportBlock.Paragraph(
            "Over all hips the correlation also tells that infected and other hips differ; within infections it does not. Both values rise for other reasons too, as after a fracture.");
    }

    private static IReadOnlyList<ReportCell> Row(string name, Figure all, Figure within) => [name, all.N, all, within.N, within];

    private static IReadOnlyList<ReportCell> Row(string name, InfectionCalls calls) => [name, calls.Called.N, calls.Called, calls.CalledCertain, calls.OtherCertain];
}
