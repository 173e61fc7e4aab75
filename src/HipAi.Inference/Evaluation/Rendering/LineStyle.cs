using System.Globalization;

namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>How a line is drawn. Lines differ in their dashes as well as in colour: a print in grey tells them apart.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Width">Its width.</param>
/// <param name="Dashes">Lengths of dash and gap; empty for a whole line.</param>
internal sealed record LineStyle(string Colour, double Width, string Dashes = "")
{
    /// <summary>The frame of a plot.</summary>
    public static LineStyle Frame { get; } = new("#8b96a1", 1);

    /// <summary>The lines behind a plot.</summary>
    public static LineStyle Grid { get; } = new("#e3e7eb", 1);

    /// <summary>What would be chance, or perfect calibration.</summary>
    public static LineStyle Reference { get; } = new("#8b96a1", 1, "2 3");

    private static readonly LineStyle[] Members =
    [
        new("#1c2229", 2), new("#1d63a6", 1.6, "7 3"), new("#a8541c", 1.6, "2 2.5"), new("#3d7a3d", 1.6, "9 3 2 3"), new("#7a3d7a", 1.6, "4 2"),
    ];

    /// <summary>The style of the ensemble (0) and of its members.</summary>
    public static LineStyle Of(int index) => Members[index % Members.Length];

    /// <summary>The attributes of an SVG line.</summary>
    public string Attributes => string.Create(
        CultureInfo.InvariantCulture,
        $"fill=\"none\" stroke=\"{Colour}\" stroke-width=\"{Width}\"{(Dashes.Length > 0 ? $" stroke-dasharray=\"{Dashes}\"" : "")} stroke-linejoin=\"round\"");
}
