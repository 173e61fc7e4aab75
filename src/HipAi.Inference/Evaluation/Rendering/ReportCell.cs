namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>What stands in one cell of a table.</summary>
/// <param name="Text">The words or the value.</param>
/// <param name="Interval">Its interval, set smaller; empty when there is none.</param>
/// <param name="Shade">How dark the cell is in a matrix, 0 to 1; the number in it says the same.</param>
internal sealed record ReportCell(string Text, string Interval = "", double Shade = 0)
{
    public static implicit operator ReportCell(string text) => new(text);

    public static implicit operator ReportCell(int number) => new(FigureText.Count(number));

    public static implicit operator ReportCell(Figure figure) => FigureText.Cell(figure);
}
