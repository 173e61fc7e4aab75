using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Masks;
using HipAi.Studies;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Masks;

[TestFixture]
[Category("H10")]
public sealed class ShadowMaskTests
{
    // Source one metre in front of a detector of 200 x 160 pixels of half a millimetre; rows run to x, columns to -z.
    private static readonly ViewGeometry View = new(
        new Vector3(0, -1000, 0), new Vector3(-49.75f, 0, 39.75f), Vector3.UnitX, -Vector3.UnitZ, 200, 160, 0.5f);

    [Test]
    public void TheShadowOfABallHasItsMagnifiedAreaAndPlace()
    {
        var shadow = new ShadowMask(View);
        shadow.Add(Shapes.Sphere(new Vector3(10, -200, -5), 8, 40), Matrix4x4.Identity);
        var mask = shadow.Take("1.2", "implant", "head", null)!;

        var grid = MaskGrid.Union([mask], View.Width, View.Height)!;
        var (area, sum) = (0, Vector2.Zero);
        for (var y = 0; y < View.Height; y++)
            for (var x = 0; x < View.Width; x++)
                if (grid.Covers(x + 0.5, y + 0.5)) (area, sum) = (area + 1, sum + new Vector2(x + 0.5f, y + 0.5f));
        // Magnified 1000 / 800: radius 10 mm or 20 pixels round (10 mm, 5 mm down) magnified. Cells that the edge cuts count, so it errs outward.
        Assert.That(area, Is.EqualTo(Math.PI * 20 * 20).Within(10).Percent);
        Assert.That(sum.X / area, Is.EqualTo(100 + (12.5f / 0.5f)).Within(1));
        Assert.That(sum.Y / area, Is.EqualTo(80 + (6.25f / 0.5f)).Within(1));
        Assert.That(mask.Cell, Is.EqualTo(2));
        Assert.That(mask.Box.Width, Is.InRange(38, 44));
    }

    [Test]
    public void AMaskIsEmptyAgainAfterItIsTakenAndNullWhereNothingIsSeen()
    {
        var shadow = new ShadowMask(View);
        Assert.That(shadow.Take("1.2", "implant", "stem", null), Is.Null);
        shadow.Add(Shapes.Sphere(new Vector3(500, -200, 0), 8, 12), Matrix4x4.Identity);
        Assert.That(shadow.Take("1.2", "implant", "stem", null), Is.Null, "outside the image");
        shadow.Add(Shapes.Sphere(new Vector3(0, -200, 0), 8, 12), Matrix4x4.Identity);
        Assert.That(shadow.Take("1.2", "sign", "lucency", FailureCause.Infection)!.Cause, Is.EqualTo(FailureCause.Infection));
        Assert.That(shadow.Take("1.2", "implant", "stem", null), Is.Null);
    }

    [Test]
    public void AWireThinnerThanACellIsNotLost()
    {
        var shadow = new ShadowMask(View);
        shadow.Add(Shapes.Cylinder(new Vector3(-20, -200, 3.3f), new Vector3(20, -200, 3.3f), 0.1f), Matrix4x4.Identity);
        Assert.That(shadow.Take("1.2", "implant", "wire", null), Is.Not.Null);
    }

    [Test]
    public void RunsThatDoNotFillTheBoxAreRefused()
    {
        var mask = new MaskTruth("1.2", "implant", "stem", null, new PixelRegion(0, 0, 4, 4), 2, [1, 1]);
        Assert.That(() => MaskGrid.Union([mask], 10, 10), Throws.ArgumentException.With.Message.Contains("stem"));
    }
}
