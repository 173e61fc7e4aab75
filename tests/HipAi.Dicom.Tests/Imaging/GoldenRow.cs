using System.Globalization;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>A line of golden-decode.csv: what the reference decoder (GDCM, then pydicom) made of a public test file.</summary>
internal sealed record GoldenRow(
    string File, string Syntax, string Photometric, string BitsAllocated, string BitsStored, int Columns, string Verdict, long PixelBytes, string Sha256,
    string DecodedPhotometric, double Minimum, double Maximum, double Mean)
{
    internal bool IsDecoded => Verdict == "ok";

    internal static IReadOnlyList<GoldenRow> ReadAll(string folder) =>
        [.. System.IO.File.ReadLines(Path.Combine(folder, "golden-decode.csv")).Skip(1).Select(line => Parse(line.Split(',')))];

    public override string ToString() => $"{File} ({Syntax}, {Photometric}, {BitsStored} of {BitsAllocated} bits)";

    private static GoldenRow Parse(string[] cells) => new(
        cells[0], cells[1], cells[3], cells[4], cells[5], (int)Number(cells[7]), cells[9], (long)Number(cells[10]), cells[11], cells[12], Number(cells[13]),
        Number(cells[14]), Number(cells[15]));

    private static double Number(string cell) => cell.Length == 0 ? 0 : double.Parse(cell, CultureInfo.InvariantCulture);
}
