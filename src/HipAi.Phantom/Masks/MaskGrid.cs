namespace HipAi.Phantom.Masks;

/// <summary>The union of several masks of one image, unpacked.</summary>
public sealed class MaskGrid
{
    private readonly int _cell;
    private readonly int _columns;
    private readonly int _rows;
    private readonly bool[] _covered;

    private MaskGrid(int cell, int columns, int rows)
    {
        (_cell, _columns, _rows) = (cell, columns, rows);
        _covered = new bool[columns * rows];
    }

    /// <summary>Unpacks masks of one image; null when there are none.</summary>
    /// <param name="masks">Masks of the same image, and so of the same cell.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <exception cref="ArgumentException">The runs of a mask do not fill its box.</exception>
    public static MaskGrid? Union(IReadOnlyCollection<MaskTruth> masks, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(masks);
        if (masks.Count == 0) return null;
        var cell = masks.First().Cell;
        var grid = new MaskGrid(cell, (width + cell - 1) / cell, (height + cell - 1) / cell);
        foreach (var mask in masks) grid.Add(mask);
        return grid;
    }

    /// <summary>Whether a place is covered; outside the image nothing is.</summary>
    /// <param name="x">Columns from the outer corner of the first pixel.</param>
    /// <param name="y">Rows from it.</param>
    public bool Covers(double x, double y)
    {
        var (column, row) = ((int)Math.Floor(x / _cell), (int)Math.Floor(y / _cell));
        return column >= 0 && row >= 0 && column < _columns && row < _rows && _covered[(row * _columns) + column];
    }

    private void Add(MaskTruth mask)
    {
        var (left, top) = (mask.Box.X / _cell, mask.Box.Y / _cell);
        var (width, height) = ((mask.Box.Width + _cell - 1) / _cell, (mask.Box.Height + _cell - 1) / _cell);
        if (mask.Cell != _cell || mask.Runs.Sum() != width * height)
            throw new ArgumentException($"The runs of mask '{mask.Name}' cover {mask.Runs.Sum()} cells, its box has {width * height}.", nameof(mask));
        var at = 0;
        for (var i = 0; i < mask.Runs.Count; i++)
        {
            for (var n = 0; n < mask.Runs[i]; n++, at++)
                if (i % 2 == 1) _covered[((top + (at / width)) * _columns) + left + (at % width)] = true;
        }
    }
}
