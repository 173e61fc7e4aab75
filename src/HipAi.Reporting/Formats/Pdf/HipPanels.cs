using HipAi.Reporting.Formats.Dicom;
using HipAi.Studies;
using PdfSharp.Drawing;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>The two hips side by side with their heatmaps, as a radiograph shows them: the patient's right hip on the left.</summary>
internal static class HipPanels
{
    private const int PerRow = 2;
    private const int MostPerHip = 6;
    private const double Gap = 6;
    private const double TallestPicture = 135;

    // Pixels of a picture: more than 300 to an inch of paper.
    private const int LongestSide = 600;

    /// <summary>Draws them.</summary>
    /// <param name="flow">Where.</param>
    /// <param name="record">The report.</param>
    /// <param name="pictures">PNG files by id; a heatmap without its picture is left out.</param>
    public static void Draw(PageFlow flow, ReportRecord record, IReadOnlyDictionary<string, byte[]> pictures)
    {
        HipFinding?[] hips = [Hip(record, HipSide.Right), Hip(record, HipSide.Left)];
        new PdfTable([0.5, 0.5], ["Right hip", "Left hip"], [[.. hips.Select(Statement)]]).Draw(flow);
        MapFacts[][] maps = [.. new[] { HipSide.Right, HipSide.Left }.Select(side =>
            MapFacts.Of(record.Prediction).Where(map => map.Side == side && pictures.ContainsKey(map.Id)).ToArray())];
        for (var first = 0; first < Math.Min(maps.Max(side => side.Length), MostPerHip); first += PerRow)
            Row(flow, [.. maps.Select(side => side.Take(MostPerHip).Skip(first).Take(PerRow).ToArray())], pictures);
        if (maps.Sum(side => Math.Max(0, side.Length - MostPerHip)) is > 0 and var more)
            flow.Paragraph($"{more} more heatmaps are in the study's heatmap series.", PdfType.Small);
    }

    private static HipFinding? Hip(ReportRecord record, HipSide side) => record.Prediction.Hips.FirstOrDefault(hip => hip.Side == side);

    private static string Statement(HipFinding? hip) => hip is null ? "Not judged." : HipStatement.Of(hip);

    private static void Row(PageFlow flow, MapFacts[][] sides, IReadOnlyDictionary<string, byte[]> pictures)
    {
        var half = PageFlow.Width / 2;
        var room = (half / PerRow) - Gap;
        var placed = sides.SelectMany((maps, side) => maps.Select((map, i) => (
            map, x: PageFlow.Left + (side * half) + (i * half / PerRow) + (Gap / 2),
            caption: map.Legend.SelectMany(line => PageFlow.Wrap(line, PdfType.Small, room)).ToList()))).ToList();
        var height = TallestPicture + (placed.Max(entry => entry.caption.Count) * PdfType.LineHeight(PdfType.Small)) + (2 * Gap);
        flow.Need(height);
        flow.Skip(Gap);
        foreach (var (map, x, caption) in placed) Picture(flow, flow.Picture(pictures[map.Id], LongestSide), caption, x, room);
        flow.Skip(height - Gap);
    }

    private static void Picture(PageFlow flow, PdfPicture picture, List<string> caption, double x, double room)
    {
        var scale = Math.Min(room / picture.Width, TallestPicture / picture.Height);
        flow.Place(picture, new PdfPlace(x, flow.Y, picture.Width * scale, picture.Height * scale));
        var below = flow.Y + (picture.Height * scale);
        for (var i = 0; i < caption.Count; i++)
            flow.Write(caption[i], i == 0 ? PdfType.SmallStrong : PdfType.Small, XBrushes.Black, x, below + ((i + 1) * PdfType.LineHeight(PdfType.Small)));
    }
}
