using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Foreign;
using HipAi.Phantom.Tests.Geometry;
using HipAi.Phantom.Tests.Implants;

namespace HipAi.Phantom.Tests.Foreign;

[TestFixture]
[Category("H10")]
internal sealed class ForeignBodiesTests
{
    private static readonly BodyShape Body = new(170, 110, 0.95f, 8, 25);

    [TestCase('M')]
    [TestCase('F')]
    public void Every_thing_is_closed_light_and_named(char sex)
    {
        for (var seed = 0; seed < 20; seed++)
            foreach (var thing in ForeignBodies.Each(Space(sex, seed)))
            {
                foreach (var part in thing)
                {
                    ShapesMeshCheck.IsSound(part.Mesh, $"{part.Name} seed {seed}");
                    Assert.That(part.Name, Is.Not.Empty);
                    Assert.That(part.Material, Is.Not.EqualTo(part.Displaces), part.Name);
                }

                Assert.That(thing.Sum(p => p.Mesh.Indices.Length / 3), Is.LessThan(6000), thing.FirstOrDefault()?.Name);
            }
    }

    [Test]
    public void Most_patients_have_none_and_every_kind_occurs()
    {
        var drawn = Enumerable.Range(0, 3000).Select(seed => Draw(seed)).ToList();
        Assert.That(drawn.Count(d => d.Count == 0), Is.InRange(1600, 2400));
        var names = drawn.SelectMany(d => d).Select(p => p.Name).Distinct().ToList();
        string[] expected = ["lumbar rod", "sacroiliac screw", "symphyseal plate", "skin staple", "drain", "button", "coin", "zip", "monitor lead", "calibration ball", "urinary catheter", "arterial stent", "seed", "pessary"];
        Assert.That(expected, Is.SubsetOf(names));
    }

    [Test]
    public void The_same_dice_draw_the_same_things()
    {
        var (one, two) = (Draw(12), Draw(12));
        Assert.That(two.SelectMany(p => p.Mesh.Vertices), Is.EqualTo(one.SelectMany(p => p.Mesh.Vertices)));
    }

    private static List<ForeignPart> Draw(int seed)
    {
        var space = Space(seed % 2 == 0 ? 'M' : 'F', seed);
        return ForeignBodies.Draw(space.Random, space.Sex, space.Body, space.Pelvis, space.Right, space.Left);
    }

    private static ForeignSpace Space(char sex, int seed)
    {
        var hip = SampleAnatomy.Draw(new Random(1000 + seed));
        return new ForeignSpace(new Random(seed), sex, Body, SamplePelvis.For(hip), hip, hip);
    }
}
