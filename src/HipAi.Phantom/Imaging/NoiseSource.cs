using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Imaging;

/// <summary>Fast Gaussian noise: a shuffled table of normal deviates walked by a small generator.</summary>
internal sealed class NoiseSource
{
    private const int Size = 1 << 15;

    // Acklam's rational approximation of the inverse cumulative normal, relative error below 1.2e-9.
    private static readonly double[] TailTop =
        [-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];

    private static readonly double[] TailBottom = [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1];

    private static readonly double[] MiddleTop =
        [-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239];

    private static readonly double[] MiddleBottom =
        [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1];

    private static readonly float[] Table = BuildTable();
    private ulong _state;

    public NoiseSource(Random random)
    {
        _state = ((ulong)(uint)random.Next() << 32) | (uint)random.Next() | 1UL;
    }

    /// <summary>The next normal deviate, mean 0, variance 1.</summary>
    public float Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return Table[(int)(_state >> 40) & (Size - 1)];
    }

    /// <summary>Fills a row with deviates, four from each step of the generator.</summary>
    public void Fill(Span<float> row)
    {
        var table = Table;
        var (state, x) = (_state, 0);
        for (; x + 3 < row.Length; x += 4)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            row[x] = table[(int)(state >> 49)];
            row[x + 1] = table[(int)(state >> 34) & (Size - 1)];
            row[x + 2] = table[(int)(state >> 19) & (Size - 1)];
            row[x + 3] = table[(int)(state >> 4) & (Size - 1)];
        }

        _state = state;
        for (; x < row.Length; x++) row[x] = Next();
    }

    /// <summary>Noise whose power lies between two lengths, of variance 1, over a plane.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="fine">Sigma of the finer blur, pixels.</param>
    /// <param name="coarse">Sigma of the coarser blur that is taken away, pixels; 0 for none.</param>
    public float[] Band(int width, int height, float fine, float coarse)
    {
        var white = Scratch.Take(width * height);
        Fill(white);
        var band = FloatPlane.Blur(white, width, height, fine);
        if (coarse > 0)
        {
            var wide = FloatPlane.BlurWide(white, width, height, coarse);
            Lanes.AddScaled(wide, -1, band);
            Scratch.Give(wide);
        }

        Scratch.Give(white);

        var sum = 0.0;
        foreach (var v in band) sum += v * v;
        var scale = (float)(1 / Math.Sqrt((sum / band.Length) + 1e-12));
        Lanes.Scale(band, scale);
        return band;
    }

    private static float[] BuildTable()
    {
        // Equal steps of the cumulative normal, by the inverse of Acklam's rational form, shuffled by a fixed seed.
        var table = new float[Size];
        for (var i = 0; i < Size; i++) table[i] = (float)InverseNormal((i + 0.5) / Size);
        new Random(20_260_101).Shuffle(table);
        return table;
    }

    private static double InverseNormal(double p)
    {
        if (p > 0.5) return -InverseNormal(1 - p);
        if (p < 0.02425)
        {
            var q = Math.Sqrt(-2 * Steady.Log(p));
            return Polynomial(TailTop, q) / Polynomial(TailBottom, q);
        }

        var r = p - 0.5;
        return Polynomial(MiddleTop, r * r) * r / Polynomial(MiddleBottom, r * r);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        var value = 0.0;
        foreach (var c in coefficients) value = (value * x) + c;
        return value;
    }
}
