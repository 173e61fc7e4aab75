namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>The files that an evaluation consists of.</summary>
public static class EvaluationDocuments
{
    /// <summary>
    /// <c>metrics.json</c>, <c>report.md</c>, <c>report.html</c>, <c>cases.csv</c>, and the pictures as SVG, by file name. The same report gives
    /// the same texts.
    /// </summary>
    /// <param name="report">What was measured.</param>
    public static IReadOnlyDictionary<string, string> Of(EvaluationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        List<ReportBlock> blocks =
        [
            .. HeadSection.Of(report), .. HardwareSection.Of(report), .. RefusalSection.Of(report), .. ReaderSection.Of(report),
            .. FailureSection.Of(report), .. MapSection.Of(report), .. CaseSection.Of(report), .. MethodSection.Of(report),
        ];
        var files = blocks.OfType<ReportBlock.Picture>().ToDictionary(picture => picture.File, picture => picture.Svg);
        files["metrics.json"] = MetricsJson.Write(report);
        files["report.md"] = MarkdownReport.Write(blocks);
        files["report.html"] = HtmlReport.Write(HeadSection.Title(report), blocks);
        files["cases.csv"] = CasesCsv.Write(report.Studies);
        return files;
    }
}
