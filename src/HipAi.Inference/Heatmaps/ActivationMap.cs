using HipAi.Inference.Preparation;

namespace HipAi.Inference.Heatmaps;

/// <summary>
/// The activation of one class over one network input: what argues for the class, as Grad-CAM draws it. Values against the class
/// (below 0) are cut off, the rest is scaled to its own maximum.
/// </summary>
internal sealed class ActivationMap
{
    private readonly float[] values;
    private readonly int width;
    private readonly int height;

    private ActivationMap(float[] values, int width, int height) => (this.values, this.width, this.height) = (values, width, height);

    /// <param name="map">[height, width] values of one class.</param>
    /// <param name="width">Columns, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    public ActivationMap(ReadOnlySpan<float> map, int width, int height)
    {
        if (map.Length != width * height || map.IsEmpty)
            throw new ArgumentException($"A map of {width} × {height} cells cannot have {map.Length} values.", nameof(map));
        this.width = width;
        this.height = height;
        values = new float[map.Length];
        var greatest = 0f;
        foreach (var value in map) greatest = Math.Max(greatest, value);
        for (var i = 0; i < map.Length; i++) values[i] = greatest > 0 ? Math.Max(0, map[i]) / greatest : 0;
    }

    /// <summary>A map whose values are probabilities and stay as they are.</summary>
    /// <param name="map">[height, width] probabilities.</param>
    /// <param name="width">Columns, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    public static ActivationMap OfProbabilities(ReadOnlySpan<float> map, int width, int height)
    {
        if (map.Length != width * height || map.IsEmpty)
            throw new ArgumentException($"A map of {width} × {height} cells cannot have {map.Length} values.", nameof(map));
        return new ActivationMap(map.ToArray(), width, height);
    }

    /// <summary>Columns.</summary>
    public int Width => width;

    /// <summary>Rows.</summary>
    public int Height => height;

    /// <summary>The activation at a place of the input, 0 to 1, interpolated linearly between the cells' centres.</summary>
    /// <param name="letterbox">The fit of the input the map was made from.</param>
    /// <param name="input">The place.</param>
    public double At(Letterbox letterbox, ImagePoint input)
    {
        var (columns, rows) = (ColumnsAt(letterbox, input.X), RowsAt(letterbox, input.Y));
        return rows.Mix(Between(rows.First, columns), Between(rows.Second, columns));
    }

    /// <summary>The columns beside a column coordinate of the input.</summary>
    public CellPair ColumnsAt(Letterbox letterbox, double x) => CellPair.At(x, letterbox.Width, width);

    /// <summary>The rows above and below a row coordinate of the input.</summary>
    public CellPair RowsAt(Letterbox letterbox, double y) => CellPair.At(y, letterbox.Height, height);

    /// <summary>The activation between two columns of one row.</summary>
    public double Between(int row, CellPair columns) => columns.Mix(values[(row * width) + columns.First], values[(row * width) + columns.Second]);

    /// <summary>
    /// Where the activation is strongest: the centre of that cell, the first of equals. Cells over the padding tell of nothing and do not count.
    /// </summary>
    /// <param name="letterbox">The fit of the input the map was made from.</param>
    /// <returns>A place of the input; null when nothing argues for the class.</returns>
    public ImagePoint? Peak(Letterbox letterbox)
    {
        var (best, strongest) = ((ImagePoint?)null, 0f);
        for (var i = 0; i < values.Length; i++)
        {
            var centre = new ImagePoint(((i % width) + 0.5) * letterbox.Width / width, ((i / width) + 0.5) * letterbox.Height / height);
            if (values[i] > strongest && letterbox.Holds(centre)) (best, strongest) = (centre, values[i]);
        }

        return best;
    }
}
