namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>One piece of the report; the same pieces become Markdown and HTML, so that the two cannot say different things.</summary>
internal abstract record ReportBlock
{
    /// <summary>A heading.</summary>
    /// <param name="Level">1 for the title, 2 for a section, 3 below it.</param>
    /// <param name="Text">Its words.</param>
    internal sealed record Heading(int Level, string Text) : ReportBlock;

    /// <summary>A paragraph.</summary>
    internal sealed record Paragraph(string Text) : ReportBlock;

    /// <summary>What must be read before any figure.</summary>
    internal sealed record Warnings(IReadOnlyList<string> Lines) : ReportBlock;

    /// <summary>The few figures that the report is about.</summary>
    internal sealed record KeyFigures(IReadOnlyList<(string Label, ReportCell Value, string Note)> Figures) : ReportBlock;

    /// <summary>A table.</summary>
    /// <param name="Caption">What it shows.</param>
    /// <param name="Columns">Heads of the columns.</param>
    /// <param name="Rows">The rows, each as long as the heads.</param>
    /// <param name="TextColumns">How many columns from the left are words; the others are numbers.</param>
    internal sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows, int TextColumns = 1) : ReportBlock;

    /// <summary>A picture.</summary>
    /// <param name="File">Name of its file beside the report.</param>
    /// <param name="Caption">What it shows.</param>
    /// <param name="Svg">The drawing.</param>
    internal sealed record Picture(string File, string Caption, string Svg) : ReportBlock;
}
