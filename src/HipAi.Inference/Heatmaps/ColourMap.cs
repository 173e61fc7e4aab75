namespace HipAi.Inference.Heatmaps;

/// <summary>
/// The perceptual colour map <c>inferno</c> (van der Walt and Smith, matplotlib, CC0): lightness grows evenly from black over violet and
/// orange to pale yellow, so that no edge appears that the values do not have, and it can be read without colour vision.
/// </summary>
internal static class ColourMap
{
    // Six-degree polynomials fitted to the table, one per channel, lowest power first.
    private static readonly double[][] Coefficients =
    [
        [0.0002189403691192265, 0.1065134194856116, 11.60249308247187, -41.70399613139459, 77.162935699427, -71.31942824499214, 25.13112622477341],
        [0.001651004631001012, 0.5639564367884091, -3.972853965665698, 17.43639888205313, -33.40235894210092, 32.62606426397723, -12.24266895238567],
        [-0.01948089843709184, 3.932712388889277, -15.9423941062914, 44.35414519872813, -81.80730925738993, 73.20951985803202, -23.07032500287172],
    ];

    /// <summary>256 colours, red, green and blue from 0 to 255, for values from 0 to 1.</summary>
    public static ReadOnlySpan<(double Red, double Green, double Blue)> Inferno => Colours;

    private static readonly (double Red, double Green, double Blue)[] Colours =
        [.. Enumerable.Range(0, 256).Select(i => (Channel(0, i / 255.0), Channel(1, i / 255.0), Channel(2, i / 255.0)))];

    private static double Channel(int channel, double t)
    {
        double value = 0;
        for (var power = 6; power >= 0; power--) value = (value * t) + Coefficients[channel][power];
        return Math.Clamp(value, 0, 1) * 255;
    }
}
