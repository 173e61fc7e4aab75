namespace HipAi.Phantom.Imaging;

/// <summary>What is wrong with detector or plate; each of them rare.</summary>
/// <param name="DeadLine">Where a dead column or row lies, share of the picture; negative for none.</param>
/// <param name="DeadRow">It is a row, else a column.</param>
/// <param name="Chambers">How much the chambers of the automatic exposure hold back, 0 to 0.02.</param>
/// <param name="Scratches">Scratches of a plate.</param>
/// <param name="Latch">The latch of a cassette shows at its edge.</param>
/// <param name="Seed">Places scratches and latch.</param>
internal sealed record DetectorFaults(float DeadLine, bool DeadRow, float Chambers, int Scratches, bool Latch, int Seed)
{
    public static DetectorFaults Draw(DeviceStyle device, Random random)
    {
        var plate = device.IsComputedRadiography;
        var dead = random.Chance(0.01) && !plate;
        return new DetectorFaults(
            dead ? random.Uniform(0.05f, 0.95f) : -1,
            random.Chance(0.5),
            random.Chance(0.05) ? random.Uniform(0.005f, 0.02f) : 0,
            plate && random.Chance(0.12) ? random.Next(1, 5) : 0,
            plate && random.Chance(0.05),
            random.Next());
    }

    /// <summary>Marks a detector signal.</summary>
    public void ApplyTo(float[] signal, int width, int height)
    {
        if (DeadLine >= 0)
            for (int i = 0, n = DeadRow ? width : height; i < n; i++)
                signal[DeadRow ? ((int)(DeadLine * height) * width) + i : (i * width) + (int)(DeadLine * width)] = 0.02f;
        var random = new Random(Seed);
        for (var s = 0; s < Scratches; s++) Scratch(signal, width, height, random);
        if (Latch) Shade(signal, width, height, random);
    }

    /// <summary>A thin line where the phosphor is gone.</summary>
    private static void Scratch(float[] signal, int width, int height, Random random)
    {
        var (x, y) = (random.Uniform(0, width), random.Uniform(0, height));
        var (dx, dy) = (random.Uniform(-1, 1), random.Uniform(-1, 1));
        for (var i = random.Next(8, 90); i > 0; i--)
        {
            (x, y) = (x + dx, y + dy);
            (dx, dy) = (dx + random.Uniform(-0.04f, 0.04f), dy + random.Uniform(-0.04f, 0.04f));
            var (column, row) = ((int)x, (int)y);
            if (column >= 0 && row >= 0 && column < width && row < height) signal[(row * width) + column] *= 0.6f;
        }
    }

    private static void Shade(float[] signal, int width, int height, Random random)
    {
        var (from, length, depth) = (random.Next(0, height * 3 / 4), height / 8, Math.Max(2, width / 70));
        for (var y = from; y < Math.Min(height, from + length); y++) Lanes.Scale(signal.AsSpan(y * width, depth), 0.35f);
    }
}
