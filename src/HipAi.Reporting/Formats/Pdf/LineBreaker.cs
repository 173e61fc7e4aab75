namespace HipAi.Reporting.Formats.Pdf;

/// <summary>Breaks text into lines. Pure.</summary>
internal static class LineBreaker
{
    /// <summary>Lines that are not wider than there is room, broken at spaces, and within words that are wider.</summary>
    /// <param name="text">One line of text.</param>
    /// <param name="room">How wide a line may be; a line of one character may be wider.</param>
    /// <param name="width">The width of a text.</param>
    /// <returns>One line at least, perhaps empty.</returns>
    public static IReadOnlyList<string> Break(string text, double room, Func<string, double> width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (width(longer) <= room)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            var pieces = Pieces(word, room, width);
            lines.AddRange(pieces[..^1]);
            line = pieces[^1];
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>A word in pieces that fit; the last may be followed by other words.</summary>
    private static List<string> Pieces(string word, double room, Func<string, double> width)
    {
        var pieces = new List<string>();
        var start = 0;
        while (width(word[start..]) > room && word.Length - start > 1)
        {
            var (fits, tooLong) = (1, word.Length - start);
            while (tooLong - fits > 1)
            {
                var middle = (fits + tooLong) / 2;
                if (width(word.Substring(start, middle)) <= room) fits = middle;
                else tooLong = middle;
            }

            pieces.Add(word.Substring(start, fits));
            start += fits;
        }

        return [.. pieces, word[start..]];
    }
}
