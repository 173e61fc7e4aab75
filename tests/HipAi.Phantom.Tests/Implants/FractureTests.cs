using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Tests.Implants;

[TestFixture]
[Category("H10")]
internal sealed class FractureTests
{
    [Test]
    public void A_displaced_fracture_leaves_the_head_in_its_socket_in_any_pose()
    {
        var form = new FractureForm(2, 20, new Vector3(-2, 1, -15));
        var shift = -form.Shift;
        // The femur moves by the shift, the upper fragment back by it: its head centre stays.
        var head = Steady.Transform(Vector3.Zero, form.Displacement) + shift;
        Assert.That(head.Length(), Is.LessThan(1e-4f));
    }

    [Test]
    public void Varus_lifts_the_outer_end_of_the_upper_fragment()
    {
        var form = new FractureForm(2, 20, Vector3.Zero);
        var neck = new Vector3(30, 0, -20);
        Assert.That(Steady.Transform(neck, form.Displacement).Z, Is.GreaterThan(neck.Z + 5));
    }

    [TestCase(HardwareClass.NoHardware)]
    [TestCase(HardwareClass.DynamicHipScrew)]
    [TestCase(HardwareClass.IntramedullaryNail)]
    public void Wherever_the_femur_is_shifted_the_upper_fragment_is_shifted_back(HardwareClass hardware)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var assembly = ImplantBuilder.Build(hardware, SampleAnatomy.Draw(new Random(seed)), new Random(seed));
            if (assembly.FemurShift == Vector3.Zero) continue;
            Assert.That(assembly.Fracture.Shift, Is.EqualTo(-assembly.FemurShift), $"seed {seed}");
            Assert.That(assembly.FractureLine, Is.Not.EqualTo(FractureLine.None), $"seed {seed}");
        }
    }

    [TestCase(FractureLine.Neck)]
    [TestCase(FractureLine.Intertrochanteric)]
    [TestCase(FractureLine.Subtrochanteric)]
    public void The_fragments_of_a_femur_add_up_to_it(FractureLine line)
    {
        var hip = SampleAnatomy.Draw(new Random(3));
        var field = new FemurField(hip, false, 200);
        var whole = BoneBuilder.Femur(field, FractureLine.None, FractureForm.Undisplaced)[0].Outer.Volume();
        var parts = BoneBuilder.Femur(field, line, new FractureForm(0.5f, 0, Vector3.Zero));
        Assert.That(parts, Has.Count.EqualTo(2));
        Assert.That(parts.Sum(p => p.Outer.Volume()), Is.EqualTo(whole).Within(whole * 0.02));
        Assert.That(parts.Min(p => p.Outer.Volume()), Is.GreaterThan(whole * 0.05));
    }
}
