using System.Numerics;

namespace HipAi.Phantom.Failures;

/// <summary>Part of the surface of a component towards the bone, as a grid: from each point a way out.</summary>
/// <param name="Base">Rows of points.</param>
/// <param name="Out">The way out at each, a vector for 1 mm.</param>
/// <param name="Around">The rows run once around.</param>
internal sealed record ImplantSurface(Vector3[][] Base, Vector3[][] Out, bool Around)
{
    public int Rows => Base.Length;

    public int Columns => Base[0].Length;

    /// <summary>The points at a distance that is told for row and column.</summary>
    public Vector3[][] At(Func<int, int, float> distance)
    {
        var rows = new Vector3[Rows][];
        for (var r = 0; r < Rows; r++)
        {
            rows[r] = new Vector3[Columns];
            for (var c = 0; c < Columns; c++) rows[r][c] = Base[r][c] + (Out[r][c] * distance(r, c));
        }

        return rows;
    }
}
