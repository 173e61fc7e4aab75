using System.Numerics;
using HipAi.Phantom.Geometry;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Geometry;

/// <summary>The simulator's own arithmetic is as good as the platform's.</summary>
[TestFixture]
[Category("H10")]
public sealed class SteadyTests
{
    private static readonly float[] Samples = [.. Enumerable.Range(-400, 801).Select(i => i * 0.0371f)];

    [Test]
    public void SineAndCosineAndTangent()
    {
        foreach (var x in Samples)
        {
            Assert.That(Steady.Sin(x), Is.EqualTo((float)Math.Sin(x)).Within(2e-7), $"sin {x}");
            Assert.That(Steady.Cos(x), Is.EqualTo((float)Math.Cos(x)).Within(2e-7), $"cos {x}");
            Assert.That(Steady.Tan(x), Is.EqualTo((float)Math.Tan(x)).Within(1e-4).Percent.Or.EqualTo((float)Math.Tan(x)).Within(1e-6), $"tan {x}");
        }
    }

    [Test]
    public void ArcFunctions()
    {
        for (var s = -1f; s <= 1; s += 0.01f)
        {
            Assert.That(Steady.Asin(s), Is.EqualTo((float)Math.Asin(s)).Within(1e-6), $"asin {s}");
            Assert.That(Steady.Acos(s), Is.EqualTo((float)Math.Acos(s)).Within(1e-6), $"acos {s}");
        }

        foreach (var angle in Samples.Where(a => Math.Abs(a) < Math.PI))
            Assert.That(Steady.Atan2(3 * (float)Math.Sin(angle), 3 * (float)Math.Cos(angle)), Is.EqualTo(angle).Within(1e-6), $"atan2 {angle}");
        Assert.That(Steady.Atan2(0, 0), Is.Zero);
    }

    [Test]
    public void ExponentialLogarithmAndPower()
    {
        foreach (var x in Samples)
        {
            Assert.That(Steady.Exp(x), Is.EqualTo((float)Math.Exp(x)).Within(1e-5).Percent, $"exp {x}");
            Assert.That(Steady.Exp(new Vector<float>(x))[0], Is.EqualTo((float)Math.Exp(x)).Within(5e-5).Percent, $"vector exp {x}");
            var positive = (float)Math.Exp(x);
            Assert.That(Steady.Log(positive), Is.EqualTo((float)Math.Log(positive)).Within(1e-6).Or.EqualTo((float)Math.Log(positive)).Within(1e-5).Percent, $"log {positive}");
            Assert.That(Steady.Pow(1.7f, x), Is.EqualTo((float)Math.Pow(1.7f, x)).Within(1e-5).Percent, $"pow {x}");
        }

        Assert.That(Steady.Pow(0, 2), Is.Zero);
    }

    [Test]
    public void TransformsComposeAsMatricesDo()
    {
        var first = Steady.RotationX(0.3f).Then(Matrix4x4.CreateTranslation(1, 2, 3));
        var second = Steady.AxisAngle(Vector3.Normalize(new Vector3(1, 2, -1)), 1.1f).Then(Matrix4x4.CreateScale(-1, 1, 2));
        var point = new Vector3(4, -5, 6);
        var (there, product) = (Steady.Transform(Steady.Transform(point, first), second), first * second);
        Assert.That(Vector3.Distance(there, Vector3.Transform(point, product)), Is.LessThan(1e-5));
        Assert.That(Vector3.Distance(Steady.Transform(point, first.Then(second)), there), Is.LessThan(1e-5));
        Assert.That(Vector3.Distance(Steady.Transform(point, Steady.RotationZ(0.7f)), Vector3.Transform(point, Matrix4x4.CreateRotationZ(0.7f))), Is.LessThan(1e-5));
        Assert.That(Steady.Cross(Vector3.UnitX, Vector3.UnitY), Is.EqualTo(Vector3.UnitZ));
    }
}
