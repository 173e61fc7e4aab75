using System.Globalization;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>Title, warnings, the key figures, the set and the models.</summary>
internal static class HeadSection
{
    public static string Title(EvaluationReport report) => $"HipAI evaluation: {report.Set.Name}";

    public static IEnumerable<ReportBlock> Of(EvaluationReport report)
    {
        yield return new ReportBlock.Heading(1, Title(report));
        if (report.Warnings.Count > 0) yield return new ReportBlock.Warnings(report.Warnings);
        yield return new ReportBlock.KeyFigures([.. Key(report)]);
        yield return new ReportBlock.Heading(2, "Set and models");
        yield return Set(report);
        yield return Models(report);
    }

    private static IEnumerable<(string, ReportCell, string)> Key(EvaluationReport report)
    {
        var (hardware, failure) = (report.Hardware, report.Failure.All);
        yield return ("Hardware: accuracy", hardware.Accuracy, $"{FigureText.Count(hardware.N)} hips of {FigureText.Count(hardware.Patients)} patients");
        yield return ("Hardware: Cohen's kappa", hardware.Kappa, "");
        yield return ("Hardware: macro AUC", hardware.MacroAuc, "one class against the rest");
        yield return ("Stated with certainty", hardware.Coverage, "share of the labelled hips");
        yield return ("Accuracy when stated", hardware.SelectiveAccuracy, $"{FigureText.Count(hardware.SelectiveAccuracy.N)} hips");
        if (report.Refusals.Hips.TryGetValue(RefusalMeasure.All, out var hips))
            yield return ("Rightly not pre-dictated: hips", hips, $"{FigureText.Count(hips.N)} out of class or inadequate");
        if (report.Refusals.Images.TryGetValue(RefusalMeasure.All, out var images))
            yield return ("Rightly not pre-dictated: images", images, $"{FigureText.Count(images.N)} inadequate");
        if (failure.N > 0)
        {
            yield return ("Failure cause: accuracy", failure.Accuracy, $"arthroplasties: {FigureText.Count(failure.N)}");
            yield return ("Failure cause with a sign", report.Failure.Signed.Accuracy, $"arthroplasties: {FigureText.Count(report.Failure.Signed.N)}");
        }

        if (report.Pointing.Hardware.N > 0)
            yield return ("Heatmap maximum on hardware", report.Pointing.Hardware, $"{FigureText.Count(report.Pointing.Hardware.N)} heatmaps");
    }

    private static ReportBlock.Table Set(EvaluationReport report)
    {
        var speed = EvaluationSpeed.Of(report);
        return new ReportBlock.Table("What was evaluated", ["", "n"],
        [
            ["Studies", report.Studies.Count],
            ["Patients (resampled for the intervals)", report.Studies.Select(study => study.Patient).Distinct().Count()],
            ["Image files", report.Set.Files],
            ["of these unreadable", report.Set.Unreadable.Count],
            ["Hips with a label", report.Studies.Sum(study => study.Hips.Count(hip => hip.Class is not null || hip.MustNot is not null))],
            ["of these labelled with one of the nine classes", report.Hardware.N + report.Hardware.Missing],
            ["of these without a finding", report.Hardware.Missing],
            ["Images per second", Rate(speed.ImagesPerSecond)],
            ["Hips per second", Rate(speed.HipsPerSecond)],
            ["Seconds in all", string.Create(CultureInfo.InvariantCulture, $"{speed.Seconds:0.0}")],
            ["Studies judged at the same time", speed.Jobs],
        ]);
    }

    private static ReportBlock.Table Models(EvaluationReport report) => new(
        $"Models, run on {report.Models.ExecutionProvider}",
        ["Model", "Version", "Family", "Trained on", "Weights (SHA-256, beginning)"],
        [.. report.Models.Members.Select(model => (IReadOnlyList<ReportCell>)[model.Name, model.Version, model.Family, model.TrainedOn, Short(model.Sha256)])],
        5);

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;

    private static string Rate(double? rate) => rate?.ToString("0.0", CultureInfo.InvariantCulture) ?? FigureText.Nothing;
}
