namespace HipAi.Reporting.Formats.Pictures;

/// <summary>Puts lines of text above a picture, white on black: the picture itself stays as it was. Pure.</summary>
internal static class Legend
{
    private const int Leading = 2;
    private const int LongestScale = 4;

    // Letters are enlarged so that about this many fit into a line.
    private const int WantedLetters = 22;

    /// <summary>The picture with the lines above it, wrapped to its width.</summary>
    public static RgbPicture Above(RgbPicture picture, IReadOnlyList<string> lines)
    {
        var scale = Math.Clamp(picture.Width / (WantedLetters * PixelFont.Advance), 1, LongestScale);
        var letters = Math.Max(1, (picture.Width / (PixelFont.Advance * scale)) - 1);
        string[] wrapped = [.. lines.SelectMany(line => Wrap(line, letters))];
        var lineHeight = (PixelFont.Height + Leading) * scale;
        var top = (wrapped.Length * lineHeight) + (Leading * 2 * scale);
        var samples = new byte[(top + picture.Height) * picture.Width * 3];
        picture.Samples.CopyTo(samples, top * picture.Width * 3);
        var canvas = new RgbPicture(picture.Width, top + picture.Height, samples);
        for (var i = 0; i < wrapped.Length; i++)
            Draw(canvas, wrapped[i], PixelFont.Advance * scale / 2, (Leading * scale) + (i * lineHeight), scale);
        return canvas;
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

    private static void Draw(RgbPicture canvas, string line, int left, int top, int scale)
    {
        for (var x = 0; x < line.Length * PixelFont.Advance * scale && left + x < canvas.Width; x++)
            for (var y = 0; y < PixelFont.Height * scale; y++)
                if (PixelFont.IsLit(line[x / scale / PixelFont.Advance], x / scale % PixelFont.Advance, y / scale))
                    canvas.Samples.AsSpan((((top + y) * canvas.Width) + left + x) * 3, 3).Fill(byte.MaxValue);
    }
}
