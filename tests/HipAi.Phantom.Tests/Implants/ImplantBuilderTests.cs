using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Phantom.Tests.Geometry;
using HipAi.Studies;

namespace HipAi.Phantom.Tests.Implants;

[TestFixture]
[Category("H10")]
internal sealed class ImplantBuilderTests
{
    private const int Seeds = 50;
    private const int MostTriangles = 15_000;

    [TestCaseSource(typeof(HardwareClasses), nameof(HardwareClasses.All))]
    public void Every_part_is_a_closed_outward_surface(HardwareClass hardware)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var assembly = Build(hardware, seed, out _);
            for (var i = 0; i < assembly.Parts.Count; i++)
            {
                var part = assembly.Parts[i];
                var name = $"{hardware} seed {seed} ({assembly.Details["variant"]}) part {i} {part.Material} in {part.Displaces}";
                ShapesMeshCheck.IsSound(part.Mesh, name);
                Assert.That(part.Material, Is.Not.EqualTo(part.Displaces), name);
            }

            Assert.That(assembly.Parts.Sum(p => p.Mesh.Indices.Length / 3), Is.LessThan(MostTriangles), $"{hardware} seed {seed}");
        }
    }

    [TestCaseSource(typeof(HardwareClasses), nameof(HardwareClasses.All))]
    public void The_same_seed_gives_the_same_assembly(HardwareClass hardware)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var (one, two) = (Build(hardware, seed, out _), Build(hardware, seed, out _));
            Assert.That(two.Details, Is.EqualTo(one.Details));
            Assert.That(two.Parts.SelectMany(p => p.Mesh.Vertices), Is.EqualTo(one.Parts.SelectMany(p => p.Mesh.Vertices)));
        }
    }

    private static ImplantAssembly Build(HardwareClass hardware, int seed, out HipAnatomy anatomy)
    {
        anatomy = SampleAnatomy.Draw(new Random(1000 + seed));
        return ImplantBuilder.Build(hardware, anatomy, new Random(seed));
    }
}
