using System.Numerics;
using System.Runtime.Intrinsics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Studies;

namespace HipAi.Phantom.Masks;

/// <summary>The shadow that closed surfaces throw on the detector, in cells about a millimetre wide.</summary>
internal sealed class ShadowMask
{
    private const float CellMillimetres = 1.0f;
    private readonly ViewGeometry _coarse;
    private readonly ViewGeometry _view;
    private readonly int _cell;
    private readonly Rasterizer _rasterizer;
    private readonly bool[] _covered;

    public ShadowMask(ViewGeometry view)
    {
        _view = view;
        _cell = Math.Max(1, (int)MathF.Round(CellMillimetres / view.Pitch));
        _coarse = view.Coarser(_cell);
        _rasterizer = new Rasterizer(_coarse);
        _covered = new bool[_coarse.Width * _coarse.Height];
    }

    /// <summary>Adds the shadow of a surface; a wire thinner than a cell leaves the cells of its corners.</summary>
    public void Add(TriangleMesh mesh, Matrix4x4 place)
    {
        _rasterizer.Draw(mesh, place, new CoverSink(_covered));
        foreach (var vertex in mesh.Vertices)
        {
            var (x, y, along) = _coarse.Project(Steady.Transform(vertex, place));
            var (column, row) = ((int)MathF.Round(x), (int)MathF.Round(y));
            if (along > 0 && column >= 0 && row >= 0 && column < _coarse.Width && row < _coarse.Height)
                _covered[(row * _coarse.Width) + column] = true;
        }
    }

    /// <summary>The shadow so far as truth, and the mask is empty again; null when nothing of it lies in the image.</summary>
    public MaskTruth? Take(string sopInstanceUid, string kind, string name, FailureCause? cause)
    {
        if (Bounds() is not var (x0, y0, x1, y1)) return null;
        var runs = new List<int>();
        var (state, run) = (false, 0);
        for (var y = y0; y <= y1; y++)
            for (var x = x0; x <= x1; x++)
            {
                if (_covered[(y * _coarse.Width) + x] == state)
                {
                    run++;
                    continue;
                }

                runs.Add(run);
                (state, run) = (!state, 1);
            }

        runs.Add(run);
        Array.Clear(_covered);
        var (left, top) = (x0 * _cell, y0 * _cell);
        var box = new PixelRegion(
            left, top, Math.Min(_view.Width, (x1 + 1) * _cell) - left, Math.Min(_view.Height, (y1 + 1) * _cell) - top);
        return new MaskTruth(sopInstanceUid, kind, name, cause, box, _cell, runs);
    }

    private (int X0, int Y0, int X1, int Y1)? Bounds()
    {
        var (x0, y0, x1, y1) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var i = 0; i < _covered.Length; i++)
        {
            if (!_covered[i]) continue;
            var (x, y) = (i % _coarse.Width, i / _coarse.Width);
            (x0, x1, y0, y1) = (Math.Min(x0, x), Math.Max(x1, x), Math.Min(y0, y), y);
        }

        return x1 < 0 ? null : (x0, y0, x1, y1);
    }

    private readonly struct CoverSink(bool[] covered) : ITriangleSink
    {
        public void Cross(int pixel, float along, int sign) => covered[pixel] = true;

        public void Cross(int pixel, Vector256<float> along, Vector256<float> outside, int sign)
        {
            var missed = outside.ExtractMostSignificantBits();
            for (var i = 0; i < Vector256<float>.Count; i++) covered[pixel + i] |= ((missed >> i) & 1) == 0;
        }
    }
}
