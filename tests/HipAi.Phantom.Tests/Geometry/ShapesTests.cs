using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Tests.Geometry;

[TestFixture]
[Category("H10")]
internal sealed class ShapesTests
{
    private static readonly Vector3 Here = new(3, -5, 7);
    private static readonly Vector3 There = new(23, 15, -40);

    private static readonly float Distance = Vector3.Distance(Here, There);

    private static IEnumerable<TestCaseData> Known()
    {
        yield return Case("sphere", Shapes.Sphere(Here, 24), 4.0 / 3 * Math.PI * 24 * 24 * 24, 0.02);
        yield return Case("ellipsoid", Shapes.Ellipsoid(Here, new Vector3(5, 9, 20)), 4.0 / 3 * Math.PI * 5 * 9 * 20, 0.02);
        yield return Case("cylinder", Shapes.Cylinder(Here, There, 6), Math.PI * 36 * Distance, 1e-3);
        yield return Case("cylinder of 6 sides", Shapes.Cylinder(Here, There, 6, 6), Math.PI * 36 * Distance, 1e-3);
        yield return Case("frustum", Shapes.Cone(Here, There, 6, 3), Math.PI * Distance / 3 * (36 + 18 + 9), 1e-3);
        yield return Case("pointed cone", Shapes.Cone(Here, There, 6, 0), Math.PI * Distance / 3 * 36, 1e-3);
        yield return Case("box", Shapes.Box(Here, new(2, 0, 0), new(0, 3, 0), new(0, 0, 4)), 8 * 24, 1e-5);
        yield return Case("half shell", Shapes.Shell(Here, new(1, 1, -1), 27, 23), 2.0 / 3 * Math.PI * (Cube(27) - Cube(23)), 0.02);
        yield return Case("sleeve", Shapes.Sleeve(Here, There, 6, 4), Math.PI * (36 - 16) * Distance, 1e-3);
        yield return Case("swept ellipse", Shapes.Sweep([Here, There], [new(4, 8), new(4, 8)], Vector3.UnitX), Math.PI * 32 * Distance, 1e-3);
        yield return Case("rod", Shapes.Rod([Here, There], 3), Math.PI * 9 * Distance, 0.06);
        yield return Case("plate", Shapes.Plate([Here, Vector3.Lerp(Here, There, 0.5f), There], Vector3.UnitX, 16, 5), 16 * 5 * Distance, 0.15);
        yield return Case("wire loop", Shapes.Loop(Circle(14), 1, Vector3.UnitZ), 2 * Math.PI * 14 * Math.PI, 0.02);
        yield return Case("pin", Shapes.Screw(Here, There, new ScrewForm(6.6f, 6.4f, 6.5f, 20, 2, 0, 0)), Math.PI * 3.25 * 3.25 * Distance, 0.06);
        yield return Case("blade", Shapes.HelicalBlade(Here, There, 5, 3, 90), Math.PI * 16 * Distance, 0.35);
    }

    [TestCaseSource(nameof(Known))]
    public void A_shape_is_closed_and_has_its_analytic_volume(TriangleMesh mesh, double volume, double tolerance)
    {
        ShapesMeshCheck.IsSound(mesh, "shape");
        Assert.That(mesh.Volume(), Is.EqualTo(volume).Within(tolerance * volume));
    }

    [Test]
    public void Any_shell_anywhere_is_closed_and_outward()
    {
        Prop.ForAll(
            Gen.Choose(20, 36).SelectMany(r => Gen.Choose(1, 15).SelectMany(wall => Gen.Choose(-90, 90).Select(a => (r, wall, a)))).ToArbitrary(),
            p =>
            {
                var angle = float.DegreesToRadians(p.a);
                var mesh = Shapes.Shell(Here, new Vector3(MathF.Cos(angle), 0.3f, MathF.Sin(angle)), p.r, p.r - p.wall, p.a / 45f);
                ShapesMeshCheck.IsSound(mesh, $"shell {p}");
            }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Any_screw_is_closed_and_thinner_than_its_thread()
    {
        Prop.ForAll(
            Gen.Choose(4, 150).SelectMany(length => Gen.Choose(10, 60).Select(thread => (length, thread))).ToArbitrary(),
            p =>
            {
                var mesh = Shapes.Screw(Here, Here + (Vector3.Normalize(There) * p.length), ScrewForm.Cancellous with { ThreadLength = p.thread });
                ShapesMeshCheck.IsSound(mesh, $"screw {p}");
                Assert.That(mesh.Volume(), Is.LessThan((Math.PI * 3.25 * 3.25 * p.length) + (Math.PI * 16 * 3.5)));
            }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void A_mirrored_shape_stays_outward()
    {
        ShapesMeshCheck.IsSound(Shapes.Cone(Here, There, 6, 3).Transform(Matrix4x4.CreateScale(-1, 1, 1)), "mirrored");
    }

    [Test]
    public void Wrong_measures_are_refused_by_name()
    {
        Assert.That(() => Shapes.Shell(Here, Vector3.UnitX, 20, 21), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("innerRadius"));
        Assert.That(() => Shapes.Cylinder(Here, Here, 2), Throws.ArgumentException.With.Message.Contains("axis"));
        Assert.That(() => Shapes.Rod([Here], 2), Throws.ArgumentException);
        Assert.That(() => Shapes.Sweep([Here, There], [new(1, 1)], Vector3.UnitX), Throws.ArgumentException.With.Message.Contains("sections"));
        Assert.That(() => Shapes.Sweep([Here, Here + Vector3.UnitX], [new(1, 1), new(1, 1)], Vector3.UnitX), Throws.ArgumentException.With.Message.Contains("reference"));
    }

    private static TestCaseData Case(string name, TriangleMesh mesh, double volume, double tolerance) =>
        new TestCaseData(mesh, volume, tolerance).SetArgDisplayNames(name);

    private static double Cube(double x) => x * x * x;

    private static Vector3[] Circle(float radius) =>
        [.. Enumerable.Range(0, 32).Select(i => new Vector3(radius * MathF.Cos(MathF.Tau * i / 32), radius * MathF.Sin(MathF.Tau * i / 32), 2))];
}
