using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Studies;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Imaging;

[TestFixture]
[Category("H10")]
public sealed class ExposureTests
{
    private static ViewGeometry View(int size, float pitch)
    {
        var half = (size - 1) * pitch / 2;
        return new ViewGeometry(new Vector3(0, -950, 0), new Vector3(-half, 180, half), Vector3.UnitX, -Vector3.UnitZ, size, size, pitch);
    }

    private static double BlockVariance(float[] signal, int width, int block)
    {
        var means = new List<double>();
        for (var y = 8; y + block < (signal.Length / width) - 8; y += block)
            for (var x = 8; x + block < width - 8; x += block)
            {
                var sum = 0.0;
                for (var v = 0; v < block; v++)
                    for (var u = 0; u < block; u++) sum += signal[((y + v) * width) + x + u];
                means.Add(sum / (block * block));
            }

        var mean = means.Average();
        return means.Average(m => (m - mean) * (m - mean));
    }

    private static float[] Flood(float counted, float pitch, int size, float level)
    {
        var signal = new float[size * size];
        Array.Fill(signal, level);
        Exposure.AddNoise(signal, size, counted, pitch, new NoiseSource(new Random(3)));
        return signal;
    }

    [Test]
    public void NoiseVarianceFallsWithTheDose()
    {
        var low = BlockVariance(Flood(0.5f, 0.15f, 300, 1), 300, 1);
        foreach (var times in (int[])[2, 4, 10])
            Assert.That(BlockVariance(Flood(0.5f * times, 0.15f, 300, 1), 300, 1), Is.EqualTo(low / times).Within(3).Percent);
        // Behind metal the signal is lower, and the noise relative to it higher: variance goes with the signal.
        Assert.That(BlockVariance(Flood(0.5f, 0.15f, 300, 0.3f), 300, 1), Is.EqualTo(low * 0.3).Within(3).Percent);
    }

    [Test]
    public void NoiseIsThatOfThePhotons()
    {
        // 2.5 µGy at 150 µm and a DQE of 0.6: 3.1 % per pixel.
        Assert.That(Math.Sqrt(BlockVariance(Flood(2.5f * 0.6f, 0.15f, 400, 1), 400, 1)), Is.EqualTo(0.0313).Within(2).Percent);
    }

    [TestCase(DetectorKind.CaesiumIodide, 0.62f)]
    [TestCase(DetectorKind.Gadolinium, 0.38f)]
    [TestCase(DetectorKind.StoragePhosphor, 0.28f)]
    public void DetectiveQuantumEfficiencyHoldsOverLargeAreas(object kind, float efficiency)
    {
        // Blurring moves noise to low frequencies but takes nothing from them: blocks of 13 mm tell the zero-frequency DQE.
        const int size = 1280;
        const float pitch = 0.2f;
        const float dose = 2;
        var signal = DetectorBlur.Of((DetectorKind)kind).Spread(Flood(dose * efficiency, pitch, size, 1), size, size, pitch);
        var variance = BlockVariance(signal, size, 64);
        var photons = dose * 30_174 * pitch * pitch * 64 * 64;
        // The glare spreads a little noise over more than a block.
        Assert.That(1 / (variance * photons), Is.EqualTo(efficiency).Within(17).Percent);
        Assert.That(1 / (variance * photons), Is.GreaterThan(efficiency * 0.9));
    }

    [Test]
    public void ABallIsMagnifiedAsTheGeometryTells()
    {
        // 25 mm at 180 mm from the detector, source to detector 1130 mm: 1.19 times as wide.
        var view = View(160, 0.5f);
        var paths = new PathMap(view, Vector3.Zero);
        paths.Add(Loft.Ellipsoid(Vector3.Zero, new Vector3(12.5f), 40), Matrix4x4.Identity, Material.Steel, Material.Air);
        paths.ToMillimetres();
        var row = paths[Material.Steel]!.AsSpan(80 * 160, 160).ToArray();
        var width = row.Count(v => v > 0) * 0.5;
        Assert.That(width / 25, Is.EqualTo(1130.0 / 950).Within(0.04));
    }

    [TestCase(DetectorKind.CaesiumIodide, 0.64, 0.32)]
    [TestCase(DetectorKind.Gadolinium, 0.50, 0.20)]
    [TestCase(DetectorKind.StoragePhosphor, 0.55, 0.27)]
    public void ASlantedEdgeShowsTheModulationOfTheDetector(object kind, double atOne, double atTwo)
    {
        const float pitch = 0.05f;
        const int size = 600;
        var blur = DetectorBlur.Of((DetectorKind)kind);
        var edge = new float[size * size];
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++) edge[(y * size) + x] = Math.Clamp(x - 300 - ((y - 300) * 0.05f) + 0.5f, 0, 1);
        var seen = blur.Spread(edge, size, size, pitch);
        foreach (var (frequency, tabled) in new[] { (1.0, atOne), (2.0, atTwo) })
        {
            var found = EdgeModulation(seen, size, pitch, frequency);
            Assert.That(found, Is.EqualTo(blur.Modulation((float)frequency)).Within(0.03), $"model at {frequency} lp/mm");
            Assert.That(found, Is.EqualTo(tabled).Within(0.05), $"fact sheet at {frequency} lp/mm");
        }
    }

    /// <summary>The Fourier sum of the edge's derivative, over rows.</summary>
    private static double EdgeModulation(float[] seen, int size, float pitch, double frequency)
    {
        var sum = 0.0;
        for (var y = 250; y < 350; y += 10)
        {
            var (real, imaginary, area) = (0.0, 0.0, 0.0);
            for (var x = 60; x < size - 60; x++)
            {
                var slope = seen[(y * size) + x + 1] - seen[(y * size) + x];
                var phase = 2 * Math.PI * frequency * x * pitch;
                (real, imaginary, area) = (real + (slope * Math.Cos(phase)), imaginary + (slope * Math.Sin(phase)), area + slope);
            }

            sum += Math.Sqrt((real * real) + (imaginary * imaginary)) / area;
        }

        return sum / 10;
    }

    [Test]
    public void ExposureIndexIsAHundredTimesTheDose()
    {
        var acquisition = Acquisition.Draw(DeviceStyle.All[0], RadiographView.ApPelvis, ImageQuality.Adequate, new Random(4));
        Assert.That(acquisition.ExposureIndex, Is.EqualTo(100 * acquisition.DetectorDose).Within(0.51));
        Assert.That((acquisition with { DeviationIndex = -3 }).DetectorDose, Is.EqualTo(acquisition.TargetIndex * 0.501 / 100).Within(1e-2));
    }
}
