namespace HipAi.Reporting.Formats.Pictures;

/// <summary>Puts lines of text above a picture, white on black: the picture itself stays as it was. Pure.</summary>
internal static class Legend
{
    private const int Leading = 2;
    private const int LongestScale = 4;

    // Letters are enlarged so that about this many fit into a line.
    private const int WantedLetters = 22;

    /// <summary>The picture of a file with the lines above it, wrapped to its width.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or too large.</exception>
    public static RgbPicture Above(byte[] png, IReadOnlyList<string> lines)
    {
        var picture = PngFile.Open(png, checkSums: false);
        var scale = Math.Clamp(picture.Width / (WantedLetters * PixelFont.Advance), 1, LongestScale);
        var letters = Math.Max(1, (picture.Width / (PixelFont.Advance * scale)) - 1);
        string[] wrapped = [.. lines.SelectMany(line => Wrap(line, letters))];
        var lineHeight = (PixelFont.Height + Leading) * scale;
        var top = (wrapped.Length * lineHeight) + (Leading * 2 * scale);
        var samples = GC.AllocateUninitializedArray<byte>((top + picture.Height) * picture.Width * 3);
        samples.AsSpan(0, top * picture.Width * 3).Clear();
        PngReader.Read(picture, samples.AsSpan(top * picture.Width * 3));
        for (var i = 0; i < wrapped.Length; i++)
            Draw(samples, picture.Width, wrapped[i], (Leading * scale) + (i * lineHeight), scale);
        return new RgbPicture(picture.Width, top + picture.Height, samples);
    }

    /// <summary>Lines of at most so many letters, broken at spaces where there are any.</summary>
    internal static IEnumerable<string> Wrap(string text, int letters)
    {
        var rest = text.Trim();
        while (rest.Length > letters)
        {
            var at = rest.LastIndexOf(' ', letters);
            var end = at > 0 ? at : letters;
            yield return rest[..end].TrimEnd();
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0) yield return rest;
    }

    // Each row of the letters is drawn once, and repeated as often as they are enlarged.
    private static void Draw(Span<byte> samples, int width, string line, int top, int scale)
    {
        var row = new byte[width * 3];
        for (var y = 0; y < PixelFont.Height; y++)
        {
            row.AsSpan().Clear();
            for (var x = 0; x < line.Length * PixelFont.Advance; x++)
                if (PixelFont.IsLit(line[x / PixelFont.Advance], x % PixelFont.Advance, y)) Light(row, (PixelFont.Advance * scale / 2) + (x * scale), scale);
            for (var copy = 0; copy < scale; copy++) row.CopyTo(samples[((top + (y * scale) + copy) * width * 3)..]);
        }
    }

    private static void Light(Span<byte> row, int x, int count)
    {
        var end = Math.Min((x + count) * 3, row.Length);
        if (x * 3 < end) row[(x * 3)..end].Fill(byte.MaxValue);
    }
}
