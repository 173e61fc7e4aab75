using System.Globalization;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Tests.Implants;

/// <summary>Every variant of the table is built, says its name and has the parts and measures that make it one.</summary>
[TestFixture]
[Category("H10")]
internal sealed class ImplantVariantTests
{
    private const int Seeds = 300;

    // Classes 1 and 2 name their own parts.
    private static readonly HardwareClass[] Mine =
    [
        HardwareClass.IntramedullaryNail, HardwareClass.CannulatedScrews, HardwareClass.DynamicHipScrew, HardwareClass.BladeOrPlate,
    ];

    private static readonly Dictionary<HardwareClass, List<ImplantAssembly>> Built = HardwareClasses.All.ToDictionary(c => c, Many);

    [TestCaseSource(typeof(HardwareClasses), nameof(HardwareClasses.All))]
    public void Every_variant_of_the_table_is_reached_and_no_other(HardwareClass hardware)
    {
        var met = Built[hardware].Select(a => a.Details["variant"]).Distinct();
        Assert.That(met, Is.EquivalentTo(ImplantVariants.Of(hardware)));
    }

    [TestCaseSource(nameof(Mine))]
    public void Every_piece_of_metal_has_a_name(HardwareClass hardware)
    {
        foreach (var assembly in Built[hardware])
            foreach (var part in assembly.Parts.Where(p => p.Material >= Phantom.Imaging.Material.Titanium))
                Assert.That(part.Name, Is.Not.Empty, $"{hardware}, {assembly.Details["variant"]}");
    }

    [TestCase("short nail, lag screw", "nail", "lag screw")]
    [TestCase("long nail, helical blade", "nail", "helical blade")]
    [TestCase("short nail, integrated dual screws", "nail", "lag screw", "anti-rotation screw")]
    [TestCase("short nail, separate dual screws", "nail", "lag screw", "anti-rotation screw")]
    [TestCase("antegrade reconstruction nail", "nail", "recon screw")]
    [TestCase("retrograde nail", "nail", "locking screw")]
    [TestCase("3 screws, biplane", "cannulated screw")]
    [TestCase("sliding hip screw", "plate", "barrel", "lag screw", "cortical screw")]
    [TestCase("sliding hip screw, anti-rotation screw", "plate", "barrel", "lag screw", "anti-rotation screw")]
    [TestCase("sliding hip screw, trochanteric plate", "plate", "barrel", "lag screw", "trochanteric plate")]
    [TestCase("95 degree blade plate", "plate", "blade", "cortical screw")]
    [TestCase("95 degree condylar screw", "plate", "barrel", "lag screw")]
    [TestCase("osteotomy plate", "plate", "blade")]
    [TestCase("proximal femoral locking plate", "plate", "locking screw")]
    [TestCase("cables", "cable")]
    [TestCase("wires", "wire")]
    [TestCase("claw plate", "claw plate", "cable")]
    [TestCase("lateral plate", "plate", "locking screw")]
    [TestCase("strut graft", "strut graft", "cable")]
    [TestCase("articulating spacer", "spacer head", "spacer stem")]
    [TestCase("moulded spacer on rod", "spacer head", "spacer stem", "spacer core")]
    [TestCase("static spacer", "spacer block", "spacer stem")]
    [TestCase("custom acetabular spacer", "acetabular spacer", "spacer head", "screw")]
    [TestCase("beads", "bead")]
    [TestCase("beads beside an implant", "bead")]
    public void A_variant_has_its_parts(string variant, params string[] names)
    {
        var assemblies = Built.Values.SelectMany(a => a).Where(a => a.Details["variant"] == variant).ToList();
        Assert.That(assemblies, Is.Not.Empty);
        foreach (var assembly in assemblies)
            Assert.That(names, Is.SubsetOf(assembly.Parts.Select(p => p.Name)), variant);
    }

    [TestCase(HardwareClass.IntramedullaryNail, "nailLength", 165, 425)]
    [TestCase(HardwareClass.IntramedullaryNail, "distalDiameter", 8.5, 13)]
    [TestCase(HardwareClass.CannulatedScrews, "screwDiameter", 4.5, 7.3)]
    [TestCase(HardwareClass.DynamicHipScrew, "lagScrewLength", 50, 145)]
    [TestCase(HardwareClass.DynamicHipScrew, "plateAngle", 130, 150)]
    [TestCase(HardwareClass.DynamicHipScrew, "holes", 2, 6)]
    [TestCase(HardwareClass.DynamicHipScrew, "barrel", 25, 38)]
    [TestCase(HardwareClass.BladeOrPlate, "holes", 3, 16)]
    [TestCase(HardwareClass.BladeOrPlate, "bladeLength", 24, 120)]
    [TestCase(HardwareClass.ArthroplastyWithFixation, "holes", 8, 18)]
    [TestCase(HardwareClass.PostInfectious, "beads", 8, 60)]
    public void Measures_lie_in_the_range_of_the_makers(HardwareClass hardware, string key, double least, double most)
    {
        var values = Built[hardware].Where(a => a.Details.ContainsKey(key)).Select(a => double.Parse(a.Details[key], CultureInfo.InvariantCulture)).ToList();
        Assert.That(values, Is.Not.Empty);
        Assert.That(values, Has.All.InRange(least, most));
    }

    [Test]
    public void Shares_follow_the_fact_sheet()
    {
        Assert.That(Share(HardwareClass.CannulatedScrews, v => v.StartsWith("3 screws", StringComparison.Ordinal)), Is.EqualTo(0.85).Within(0.06));
        Assert.That(Share(HardwareClass.DynamicHipScrew, v => v.EndsWith("anti-rotation screw", StringComparison.Ordinal)), Is.EqualTo(0.15).Within(0.05));
        Assert.That(Share(HardwareClass.IntramedullaryNail, v => v.StartsWith("short", StringComparison.Ordinal)), Is.EqualTo(0.5).Within(0.08));
        Assert.That(Built[HardwareClass.ArthroplastyWithFixation].Where(a => a.Details["variant"] == "single calcar cable"), Has.All.Matches<ImplantAssembly>(a => a.Details["ambiguous"] == "yes"));
    }

    private static double Share(HardwareClass hardware, Func<string, bool> which) =>
        Built[hardware].Average(a => which(a.Details["variant"]) ? 1.0 : 0);

    private static List<ImplantAssembly> Many(HardwareClass hardware) =>
        [.. Enumerable.Range(0, Seeds).Select(seed => ImplantBuilder.Build(hardware, SampleAnatomy.Draw(new Random(7000 + seed)), new Random(seed)))];
}
