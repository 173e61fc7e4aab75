using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Imaging;

[TestFixture]
[Category("H10")]
public sealed class PathMapTests
{
    private static ViewGeometry View(float sourceDistance, float behind, int size, float pitch)
    {
        var half = (size - 1) * pitch / 2;
        return new ViewGeometry(
            new Vector3(0, behind - sourceDistance, 0), new Vector3(-half, behind, half), Vector3.UnitX, -Vector3.UnitZ, size, size, pitch);
    }

    [Test]
    public void RaysThroughASphereAreAsLongAsItsChords()
    {
        var view = View(1100, 150, 160, 0.9f);
        var map = new PathMap(view, Vector3.Zero);
        map.Add(Loft.Ellipsoid(Vector3.Zero, new Vector3(40), 90), Matrix4x4.Identity, Material.Titanium, Material.Air);
        map.ToMillimetres();
        var plane = map[Material.Titanium]!;
        for (var y = 0; y < view.Height; y += 3)
            for (var x = 0; x < view.Width; x += 3)
            {
                var ray = Vector3.Normalize(view.Ray(x, y));
                var off = Vector3.Cross(ray, -view.Source).Length();
                if (MathF.Abs(off - 40) < 1) continue;
                var chord = off < 40 ? 2 * MathF.Sqrt(1600 - (off * off)) : 0;
                Assert.That(plane[(y * view.Width) + x], Is.EqualTo(chord).Within(0.35), $"pixel {x},{y}, {off:F1} mm off the centre");
            }
    }

    [Test]
    public void OutsideTheShadowOfAClosedMeshNothingRemains()
    {
        var view = View(1000, 160, 200, 0.8f);
        var mesh = SurfaceNets.Extract(p => SignedDistance.Capsule(p, new Vector3(-20, 3, -10), new Vector3(25, -5, 22), 9, 16), new Vector3(-50), new Vector3(50), 2.3f);
        var turned = Matrix4x4.CreateFromYawPitchRoll(0.3f, 0.7f, -0.4f);
        var map = new PathMap(view, Vector3.Zero);
        map.Add(mesh, turned, Material.Cortex, Material.Air);
        map.ToMillimetres();
        var hull = new HullMap(view);
        hull.Add(mesh, turned);
        var (plane, shadow) = (map[Material.Cortex]!, hull.Lengths());
        for (var i = 0; i < plane.Length; i++)
        {
            if (shadow[i] == 0) Assert.That(MathF.Abs(plane[i]), Is.LessThan(1e-3f));
            else Assert.That(plane[i], Is.GreaterThan(-0.02f).And.LessThan(shadow[i] + 0.05f));
        }
    }

    [Test]
    public void LengthsAddUpToTheVolume()
    {
        // From very far the rays are parallel, and the sum of lengths times pixel area is the volume.
        var view = View(2_000_000, 0, 240, 0.5f);
        var mesh = SurfaceNets.Extract(p => SignedDistance.Ellipsoid(p, Vector3.Zero, new Vector3(40, 25, 32)), new Vector3(-50), new Vector3(50), 2.5f);
        var map = new PathMap(view, Vector3.Zero);
        map.Add(mesh, Matrix4x4.Identity, Material.Cortex, Material.Air);
        map.ToMillimetres();
        var sum = map[Material.Cortex]!.Sum(v => (double)v) * view.Pitch * view.Pitch;
        Assert.That(sum, Is.EqualTo(mesh.Volume()).Within(1).Percent);
        Assert.That(mesh.Volume(), Is.EqualTo(4 * Math.PI / 3 * 40 * 25 * 32).Within(2).Percent);
    }

    [Test]
    public void WhatDisplacesTakesAsMuchAway()
    {
        var view = View(1100, 150, 80, 1.5f);
        var map = new PathMap(view, Vector3.Zero);
        map.Add(Loft.Ellipsoid(Vector3.Zero, new Vector3(30), 24), Matrix4x4.Identity, Material.Steel, Material.SoftTissue);
        map.ToMillimetres();
        var (steel, soft) = (map[Material.Steel]!, map[Material.SoftTissue]!);
        for (var i = 0; i < steel.Length; i++) Assert.That(soft[i], Is.EqualTo(-steel[i]).Within(1e-4));
        Assert.That(steel.Max(), Is.EqualTo(60).Within(0.8));
    }

    [Test]
    public void MirroringKeepsLengthsPositive()
    {
        var view = View(1100, 150, 80, 1.5f);
        var map = new PathMap(view, Vector3.Zero);
        map.Add(Loft.Ellipsoid(new Vector3(10, 0, 0), new Vector3(20), 24), Matrix4x4.CreateScale(-1, 1, 1), Material.Steel, Material.Air);
        map.ToMillimetres();
        Assert.That(map[Material.Steel]!.Max(), Is.EqualTo(40).Within(0.8));
    }

    [Test]
    public void OverlappingFleshCountsOnce()
    {
        var view = View(1100, 150, 80, 1.5f);
        var hull = new HullMap(view);
        hull.Add(Loft.Ellipsoid(new Vector3(0, -10, 0), new Vector3(30), 40), Matrix4x4.Identity);
        hull.Add(Loft.Ellipsoid(new Vector3(0, 10, 0), new Vector3(30), 40), Matrix4x4.Identity);
        Assert.That(hull.Lengths().Max(), Is.EqualTo(80).Within(0.8));
    }
}
