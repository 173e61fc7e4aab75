using System.Globalization;
using System.Numerics;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Tests.Implants;

/// <summary>The arthroplasties come in the variants, sizes and parts of the fact sheet.</summary>
[TestFixture]
[Category("H10")]
internal sealed class ArthroplastyTests
{
    private static readonly Lazy<List<ImplantAssembly>> Totals = new(() => Build(HardwareClass.TotalHipArthroplasty, 400));
    private static readonly Lazy<List<ImplantAssembly>> Hemis = new(() => Build(HardwareClass.Hemiarthroplasty, 150));

    private static List<ImplantAssembly> Build(HardwareClass hardware, int count) =>
        [.. Enumerable.Range(0, count).Select(seed => ImplantBuilder.Build(hardware, SampleAnatomy.Draw(new Random(1000 + seed)), new Random(seed)))];

    [Test]
    public void TheVariantsAreThoseOfTheTable()
    {
        Assert.That(Totals.Value.Select(a => a.Details["variant"]).Distinct(), Is.EquivalentTo(ImplantVariants.Of(HardwareClass.TotalHipArthroplasty)));
        Assert.That(Hemis.Value.Select(a => a.Details["variant"]).Distinct(), Is.EquivalentTo(ImplantVariants.Of(HardwareClass.Hemiarthroplasty)));
    }

    [Test]
    public void EveryStemDesignOccurs()
    {
        var stems = Totals.Value.Concat(Hemis.Value).Select(a => a.Layout!.Stem.Form.Kind).Distinct();
        Assert.That(stems, Is.EquivalentTo(Enum.GetValues<StemKind>()));
    }

    [Test]
    public void EveryPieceOfMetalCementAndPolyethyleneHasItsName()
    {
        Material[] soft = [Material.Air, Material.Fat, Material.SoftTissue, Material.Spongiosa, Material.Cortex];
        foreach (var part in Totals.Value.Concat(Hemis.Value).SelectMany(a => a.Parts))
            Assert.That(part.Name.Length > 0, Is.EqualTo(!soft.Contains(part.Material)), $"{part.Name} {part.Material} in {part.Displaces}");
        var names = Totals.Value.Concat(Hemis.Value).SelectMany(a => a.Parts).Select(p => p.Name).Distinct().Where(n => n.Length > 0);
        Assert.That(names, Is.EquivalentTo(new[] { "cup", "liner", "cup screw", "constraint ring", "marker wire", "cement", "plug", "head", "stem", "bipolar shell", "bipolar liner" }));
    }

    [Test]
    public void HeadsHaveTheSizesThatAreMadeAndLeaveRoomForPolyethylene()
    {
        var sizes = new HashSet<float>();
        foreach (var assembly in Totals.Value)
        {
            var cup = assembly.Layout!.Cup!;
            if (cup.Kind == CupKind.Cementless) sizes.Add(2 * cup.HeadRadius);
            Assert.That(cup.Bore - cup.HeadRadius, Is.GreaterThan(cup.Kind == CupKind.DualMobility ? 7.5f : 3.9f), assembly.Details["variant"]);
            Assert.That(2 * cup.Outer, Is.InRange(40, 72).And.EqualTo(double.Parse(assembly.Details["cupDiameter"], CultureInfo.InvariantCulture)));
            Assert.That(Vector3.Distance(cup.Centre, assembly.Layout.Head.Centre), Is.LessThan(0.01f));
        }

        Assert.That(sizes.Order(), Is.EqualTo(new float[] { 22, 28, 32, 36, 40, 44 }));
    }

    [Test]
    public void CupsStandAsSurgeonsPutThem()
    {
        // Inclination and anteversion of a freehand series: 45 ± 7.6 and 20 ± 9.6 degrees.
        var openings = Totals.Value.Select(a => a.Layout!.Cup!.Opening).ToList();
        var inclination = openings.Average(o => float.RadiansToDegrees(MathF.Atan2(o.X, -o.Z)));
        var version = openings.Average(o => float.RadiansToDegrees(MathF.Asin(o.Y)));
        Assert.That(inclination, Is.EqualTo(45).Within(2));
        Assert.That(version, Is.EqualTo(20).Within(2));
    }
}
