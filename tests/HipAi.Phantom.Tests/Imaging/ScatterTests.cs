using System.Numerics;
using HipAi.Phantom.Imaging;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Imaging;

[TestFixture]
[Category("H10")]
public sealed class ScatterTests
{
    private const int Size = 220;
    private const float Pitch = 2;

    /// <summary>A slab of soft tissue, seen through a round field.</summary>
    private static (PathMap Paths, float[] Primary) Slab(float thickness, float radius)
    {
        var half = (Size - 1) * Pitch / 2;
        var view = new ViewGeometry(new Vector3(0, -1000, 0), new Vector3(-half, 150, half), Vector3.UnitX, -Vector3.UnitZ, Size, Size, Pitch);
        var paths = new PathMap(view, Vector3.Zero);
        Array.Fill(paths.Plane(Material.SoftTissue), thickness);
        var primary = new float[Size * Size];
        for (var i = 0; i < primary.Length; i++)
        {
            var off = Pitch * Vector2.Distance(new Vector2(i % Size, i / Size), new Vector2((Size - 1) / 2f));
            primary[i] = off < radius ? 0.006f : 0;
        }

        return (paths, primary);
    }

    private static double Ratio(Scatter scatter, float thickness, float radius)
    {
        var (paths, primary) = Slab(thickness, radius);
        var signal = (float[])primary.Clone();
        scatter.AddTo(signal, paths);
        var middle = ((Size / 2) * Size) + (Size / 2);
        return (signal[middle] / (double)primary[middle]) - 1;
    }

    // Section 2.5 of the fact sheet: thickness, gap, field radius, scatter to primary; the slopes with voltage are within them.
    [TestCase(0, 160, 50, 150, 2.08)]
    [TestCase(0, 200, 50, 75, 1.38)]
    [TestCase(0, 200, 50, 100, 1.92)]
    [TestCase(0, 200, 50, 150, 2.74)]
    [TestCase(0, 200, 50, 200, 3.23)]
    [TestCase(0, 240, 50, 150, 3.53)]
    [TestCase(0, 200, 150, 150, 1.66)]
    [TestCase(0, 200, 250, 150, 1.06)]
    [TestCase(8, 200, 50, 150, 0.49)]
    [TestCase(10, 200, 50, 150, 0.37)]
    [TestCase(12, 200, 50, 150, 0.29)]
    [TestCase(10, 240, 50, 150, 0.49)]
    [TestCase(10, 200, 150, 150, 0.30)]
    [TestCase(10, 200, 250, 150, 0.24)]
    public void ScatterToPrimaryIsAsTabled(int grid, float thickness, float gap, float radius, double expected) =>
        Assert.That(Ratio(new Scatter(grid, gap, 1), thickness, radius), Is.EqualTo(expected).Within(13).Percent);

    [Test]
    public void MetalIsAsBrightAsScatterLetsItBe()
    {
        // With 0.4 of scatter 10 mm of titanium read 0.32 and 28 mm of CoCr 0.29 of their surroundings: no 100-fold difference.
        var scatter = new Scatter(10, 50, 1.08f);
        var (paths, signal) = Slab(200, 150);
        var spectrum = new Spectrum(75);
        double Behind(Material material, float millimetres) =>
            spectrum.Transmission((Material.SoftTissue, 200 - millimetres), (material, millimetres)) / spectrum.Transmission((Material.SoftTissue, 200));
        var (titanium, cobalt) = (Behind(Material.Titanium, 10), Behind(Material.CobaltChrome, 28));
        Assert.That(titanium / cobalt, Is.GreaterThan(1e4));
        var middle = (Size / 2 * Size) + (Size / 2);
        double Seen(double behind, int at)
        {
            var picture = (float[])signal.Clone();
            for (var dy = -6; dy <= 6; dy++)
                for (var dx = -6; dx <= 6; dx++) picture[at + (dy * Size) + dx] *= (float)behind;
            scatter.AddTo(picture, paths);
            return picture[at] / (double)picture[at + 30];
        }

        Assert.That(Seen(cobalt, middle), Is.EqualTo(0.29).Within(0.05));
        Assert.That(Seen(titanium, middle), Is.EqualTo(0.32).Within(0.05));
        Assert.That(Seen(titanium, middle) / Seen(cobalt, middle), Is.InRange(1.01, 1.25));
    }

    [Test]
    public void AGridTakesMostOfTheScatter() =>
        Assert.That(Ratio(new Scatter(12, 50, 1), 200, 150), Is.LessThan(0.15 * Ratio(new Scatter(0, 50, 1), 200, 150)));
}
