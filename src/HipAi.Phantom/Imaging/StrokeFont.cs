using System.Numerics;

namespace HipAi.Phantom.Imaging;

/// <summary>Capital letters, figures and a few signs as strokes, on a raster of 5 x 7 points.</summary>
internal static class StrokeFont
{
    // Lines of points, column and row as figures; lines are parted by blanks.
    private static readonly Dictionary<char, string> Glyphs = new()
    {
        ['A'] = "06022042 4246 0444", ['B'] = "0600304142330343 0333444536 3606", ['C'] = "4130100105163645", ['D'] = "06003042443606",
        ['E'] = "40000646 0333", ['F'] = "400006 0333", ['G'] = "41301001051636454323", ['H'] = "0006 4046 0343", ['I'] = "1030 2026 1636",
        ['J'] = "404536160504", ['K'] = "0006 400346", ['L'] = "000646", ['M'] = "0600234046", ['N'] = "06004640", ['O'] = "103041453616050110",
        ['P'] = "06003041423303", ['Q'] = "103041453616050110 2446", ['R'] = "06003041423303 2346", ['S'] = "4130100102134344453616 1605",
        ['T'] = "0040 2026", ['U'] = "000516364540", ['V'] = "002640", ['W'] = "0016233640", ['X'] = "0046 4006", ['Y'] = "002340 2326",
        ['Z'] = "00400646", ['0'] = "103041453616050110 4106", ['1'] = "112026 1636", ['2'] = "01103041420646", ['3'] = "011030413323 334445361605",
        ['4'] = "36300444", ['5'] = "400003334445361605", ['6'] = "4110050616364533130405", ['7'] = "004016", ['8'] = "1030414233130201 10 1304051636454433",
        ['9'] = "3344413010010213334445", ['.'] = "2526", ['/'] = "0640", [':'] = "2122 2425", ['-'] = "0343", ['+'] = "0343 2125", [','] = "2516",
        ['^'] = "022042", ['='] = "0242 0444", ['%'] = "0640 0001 4546",
    };

    /// <summary>Segments of a text, one letter of height 1 after the other from 0, 0, y down.</summary>
    public static List<(Vector2 From, Vector2 To)> Segments(string text)
    {
        var segments = new List<(Vector2, Vector2)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!Glyphs.TryGetValue(text[i], out var glyph)) continue;
            foreach (var line in glyph.Split(' '))
                for (var k = 0; k + 3 < line.Length; k += 2)
                    segments.Add((Point(line, k, i), Point(line, k + 2, i)));
        }

        return segments;
    }

    /// <summary>Width of a text against its height.</summary>
    public static float Width(string text) => MathF.Max(0, (text.Length * Advance) - 0.2f);

    private const float Advance = 0.95f;

    private static Vector2 Point(string line, int k, int letter) =>
        new(((line[k] - '0') / 6f) + (letter * Advance), (line[k + 1] - '0') / 6f);
}
