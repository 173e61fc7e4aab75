using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>The nine classes keep the paper's order and the codes that the API promises.</summary>
public sealed class HardwareClassesTests
{
    [TestCase(HardwareClass.NoHardware, "no_hardware", "HW-0")]
    [TestCase(HardwareClass.TotalHipArthroplasty, "total_hip_arthroplasty", "HW-1")]
    [TestCase(HardwareClass.Hemiarthroplasty, "hemiarthroplasty", "HW-2")]
    [TestCase(HardwareClass.IntramedullaryNail, "intramedullary_nail", "HW-3")]
    [TestCase(HardwareClass.CannulatedScrews, "cannulated_screws", "HW-4")]
    [TestCase(HardwareClass.DynamicHipScrew, "dynamic_hip_screw", "HW-5")]
    [TestCase(HardwareClass.BladeOrPlate, "blade_or_plate", "HW-6")]
    [TestCase(HardwareClass.ArthroplastyWithFixation, "arthroplasty_with_fixation", "HW-7")]
    [TestCase(HardwareClass.PostInfectious, "post_infectious", "HW-8")]
    public void Each_class_has_its_codes(HardwareClass hardware, string code, string value)
    {
        Assert.That(hardware.Code(), Is.EqualTo(code));
        Assert.That(hardware.CodeValue(), Is.EqualTo(value));
        Assert.That(hardware.DisplayName(), Is.Not.Empty);
        Assert.That(HardwareClasses.Parse(code), Is.EqualTo(hardware));
    }

    [Test]
    public void All_holds_every_class_in_order() =>
        Assert.That(HardwareClasses.All.Select(c => (int)c), Is.EqualTo(Enumerable.Range(0, HardwareClasses.Count)));

    [TestCase(""), TestCase("THA"), TestCase("No_Hardware")]
    public void An_unknown_code_is_refused_by_name(string code) =>
        Assert.That(() => HardwareClasses.Parse(code), Throws.ArgumentException.With.Message.Contains($"'{code}'"));
}
