using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Foreign;
using HipAi.Phantom.Implants;
using HipAi.Phantom.Tests.Geometry;
using HipAi.Phantom.Tests.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Tests.Foreign;

[TestFixture]
[Category("H10")]
internal sealed class OutOfClassTests
{
    [Test]
    public void Every_kind_is_closed_named_and_flagged([Values] OutOfClassKind kind)
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var assembly = Build(kind, seed);
            Assert.That(assembly.Details["outOfClass"], Is.EqualTo(OutOfClass.Word(kind)));
            Assert.That(assembly.Parts, Is.Not.Empty);
            foreach (var part in assembly.Parts) ShapesMeshCheck.IsSound(part.Mesh, $"{kind} seed {seed} {part.Name}");
        }
    }

    [Test]
    public void A_plate_lies_on_the_outside_of_the_socket()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var hip = SampleAnatomy.Draw(new Random(1000 + seed));
            var plates = Build(OutOfClassKind.AcetabularPlate, seed).Parts.Where(p => p.Name == "acetabular plate").ToList();
            Assert.That(plates, Is.Not.Empty, $"seed {seed}");
            Assert.That(plates.SelectMany(p => p.Mesh.Vertices).Min(v => v.Length()), Is.GreaterThan(hip.HeadDiameter / 2), $"seed {seed}");
            Assert.That(plates, Has.All.Matches<ImplantPart>(p => p.Segment == ImplantSegment.Pelvis));
        }
    }

    [Test]
    public void A_megaprosthesis_takes_the_whole_upper_femur()
    {
        var hip = SampleAnatomy.Draw(new Random(5));
        var assembly = OutOfClass.Build(OutOfClassKind.TumourMegaprosthesis, hip, SamplePelvis.For(hip), new Random(1));
        var femur = BoneBuilder.Femur(new FemurField(hip, true, 300), FractureLine.None, assembly.Fracture, assembly.FemurCut);
        Assert.That(femur[0].Outer.Vertices.Max(v => v.Z), Is.EqualTo(-assembly.FemurCut!.Value).Within(2.5f));
    }

    [Test]
    public void Patients_have_none_unless_asked_for()
    {
        for (var seed = 0; seed < 1; seed++)
        {
            var plain = PatientFactory.Make(seed, HardwareClass.NoHardware, HardwareClass.DynamicHipScrew);
            Assert.That(plain.Right.Hardware.Details.ContainsKey("outOfClass") || plain.Left.Hardware.Details.ContainsKey("outOfClass"), Is.False);
            var asked = PatientFactory.Make(seed, HardwareClass.NoHardware, HardwareClass.DynamicHipScrew, outOfClass: HipSide.Right);
            Assert.That(asked.Right.Hardware.Details.ContainsKey("outOfClass") ^ asked.Left.Hardware.Details.ContainsKey("outOfClass"), Is.True);
        }
    }

    private static ImplantAssembly Build(OutOfClassKind kind, int seed)
    {
        var hip = SampleAnatomy.Draw(new Random(1000 + seed));
        return OutOfClass.Build(kind, hip, SamplePelvis.For(hip), new Random(seed));
    }
}
