using PdfSharp.Drawing;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>A table over the width of the body. A row that does not fit goes on on the next page, under the heads again.</summary>
/// <param name="Shares">How wide each column is, shares that sum to 1.</param>
/// <param name="Heads">The heads; empty for none.</param>
/// <param name="Rows">Texts of the cells, whose line ends stay.</param>
internal sealed record PdfTable(double[] Shares, string[] Heads, IReadOnlyList<string[]> Rows)
{
    private const double Padding = 3;

    private static readonly XPen Rule = new(XColor.FromArgb(200, 200, 200), 0.5);

    /// <summary>Draws it where the flow stands.</summary>
    public void Draw(PageFlow flow)
    {
        var font = PdfType.Body;
        foreach (var (row, i) in Rows.Select((row, i) => (row, i)))
        {
            var cells = Cells(row, font);
            // A head stands above the first line of its first row.
            if (i == 0) Head(flow, (2 * PdfType.LineHeight(font)) + (2 * Padding));
            Row(flow, cells, font);
        }
    }

    private void Head(PageFlow flow, double below)
    {
        if (Heads.Length == 0) return;
        var cells = Cells(Heads, PdfType.Strong);
        var height = cells.Max(cell => cell.Count) * PdfType.LineHeight(PdfType.Strong);
        flow.Need(height + below);
        Lines(flow, cells, 0, int.MaxValue, PdfType.Strong);
        flow.Skip(height + Padding);
        Line(flow);
    }

    private void Row(PageFlow flow, IReadOnlyList<string>[] cells, XFont font)
    {
        var (height, count) = (PdfType.LineHeight(font), cells.Max(cell => cell.Count));
        for (var done = 0; done < count;)
        {
            var fits = (int)((flow.Rest - (2 * Padding)) / height);
            if (fits < 1)
            {
                flow.NewPage();
                Head(flow, height);
                continue;
            }

            flow.Skip(Padding);
            Lines(flow, cells, done, fits, font);
            flow.Skip((Math.Min(fits, count - done) * height) + Padding);
            done += fits;
        }

        Line(flow);
    }

    private IReadOnlyList<string>[] Cells(string[] texts, XFont font) =>
        [.. texts.Select((text, i) => text.Split('\n').SelectMany(line => PageFlow.Wrap(line, font, (PageFlow.Width * Shares[i]) - (2 * Padding))).ToList())];

    private void Lines(PageFlow flow, IReadOnlyList<string>[] cells, int from, int most, XFont font)
    {
        var x = PageFlow.Left;
        for (var i = 0; i < cells.Length; i++)
        {
            foreach (var (line, k) in cells[i].Skip(from).Take(most).Select((line, k) => (line, k)))
                flow.Write(line, font, XBrushes.Black, x + Padding, flow.Y + font.Size + (k * PdfType.LineHeight(font)));
            x += PageFlow.Width * Shares[i];
        }
    }

    private static void Line(PageFlow flow) => flow.Page.DrawLine(Rule, PageFlow.Left, flow.Y, PageFlow.Left + PageFlow.Width, flow.Y);
}
