using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Tests.Implants;

/// <summary>The hardware sits where a surgeon would put it, over the whole range of anatomies.</summary>
[TestFixture]
[Category("H10")]
internal sealed class ImplantFitTests
{
    private const int Seeds = 50;

    [TestCase(HardwareClass.TotalHipArthroplasty)]
    [TestCase(HardwareClass.Hemiarthroplasty)]
    public void A_stem_and_its_cement_stay_inside_the_outer_cortex(HardwareClass hardware)
    {
        ForEach(hardware, (assembly, anatomy, name) =>
        {
            var outside = Femoral(assembly).Where(p => -p.Z >= anatomy.LesserTrochanterLevel && FromAxis(p, anatomy) >= anatomy.OuterRadius(-p.Z));
            Assert.That(outside, Is.Empty, name);
        });
    }

    [TestCase(HardwareClass.IntramedullaryNail)]
    [TestCase(HardwareClass.CannulatedScrews)]
    [TestCase(HardwareClass.DynamicHipScrew)]
    [TestCase(HardwareClass.BladeOrPlate)]
    public void Nothing_perforates_the_head(HardwareClass hardware)
    {
        ForEach(hardware, (assembly, anatomy, name) =>
        {
            if (assembly.Details.GetValueOrDefault("complication") == "broken nail") return;
            var reach = (anatomy.HeadDiameter / 2) - 2.5f;
            // The half of the head that faces the pelvis: whatever is there must keep clear of the joint.
            var facing = Femoral(assembly).Where(p => Vector3.Dot(p, anatomy.NeckDirection) <= 0 && p.X <= 0);
            Assert.That(facing.Where(p => p.Length() >= reach), Is.Empty, name);
        });
    }

    [TestCase(HardwareClass.CannulatedScrews)]
    [TestCase(HardwareClass.DynamicHipScrew)]
    public void Screws_reach_into_the_head(HardwareClass hardware)
    {
        ForEach(hardware, (assembly, anatomy, name) =>
            Assert.That(
                Femoral(assembly).Any(p => p.Length() < anatomy.HeadDiameter / 2 && Vector3.Dot(p, anatomy.NeckDirection) < 0),
                Is.True,
                name));
    }

    [Test]
    public void A_cup_stands_around_the_head_centre_and_opens_lateral_and_down()
    {
        ForEach(HardwareClass.TotalHipArthroplasty, (assembly, anatomy, name) =>
        {
            var cup = assembly.Parts.First(p => p.Segment == ImplantSegment.Pelvis);
            var (least, most) = Bounds(cup.Mesh.Vertices);
            Assert.That((least + most).Length() / 2, Is.LessThan(22), $"{name}: middle");
            Assert.That((most - least).Length(), Is.LessThan(anatomy.HeadDiameter + 75), $"{name}: size");
            // A half shell's weight lies away from its opening: medial and above the head centre.
            var weight = cup.Mesh.Vertices.Aggregate(Vector3.Zero, (sum, p) => sum + p) / cup.Mesh.Vertices.Length;
            Assert.That(weight.X, Is.LessThan(0), $"{name}: opening lateral");
            Assert.That(weight.Z, Is.GreaterThan(0), $"{name}: opening down");
            Assert.That(assembly.ReamsAcetabulum && assembly.ResectsHeadAndNeck, Is.True, name);
        });
    }

    [Test]
    public void A_hemiarthroplasty_leaves_the_pelvis_alone_and_fills_the_native_socket()
    {
        ForEach(HardwareClass.Hemiarthroplasty, (assembly, anatomy, name) =>
        {
            Assert.That(assembly.Parts.Any(p => p.Segment == ImplantSegment.Pelvis), Is.False, name);
            Assert.That(assembly.ReamsAcetabulum, Is.False, name);
            var reach = Femoral(assembly).Where(p => p.X < 0).Max(p => p.Length());
            Assert.That(reach, Is.EqualTo(anatomy.HeadDiameter / 2).Within(2), name);
        });
    }

    [Test]
    public void Bone_screws_and_plates_leave_the_joint_in_place()
    {
        foreach (var hardware in new[] { HardwareClass.IntramedullaryNail, HardwareClass.CannulatedScrews, HardwareClass.DynamicHipScrew, HardwareClass.BladeOrPlate, HardwareClass.NoHardware })
            ForEach(hardware, (assembly, _, name) => Assert.That(assembly.ResectsHeadAndNeck || assembly.ReamsAcetabulum, Is.False, name));
    }

    [TestCaseSource(typeof(HardwareClasses), nameof(HardwareClasses.All))]
    public void Everything_stays_near_the_hip_and_the_femur(HardwareClass hardware)
    {
        ForEach(hardware, (assembly, anatomy, name) =>
        {
            var astray = assembly.Parts.SelectMany(p => p.Mesh.Vertices).Where(p =>
                p.Z < -anatomy.FemurLength || p.Z > 95
                || p.X < -70 || p.X > anatomy.NeckBase.X + 55
                || MathF.Abs(p.Y - anatomy.ShaftCentre(-p.Z).Y) > 80);
            Assert.That(astray, Is.Empty, name);
        });
    }

    [Test]
    public void A_hip_without_hardware_has_no_metal_or_cement()
    {
        ForEach(HardwareClass.NoHardware, (assembly, _, name) =>
            Assert.That(assembly.Parts.All(p => p.Name.Length == 0 && p.Material is Material.Fat or Material.Spongiosa or Material.Cortex), Is.True, name));
    }

    [Test]
    public void Every_arthroplasty_with_fixation_has_a_stem_and_fixation_on_the_femur()
    {
        string[] fixation = ["cable", "wire", "plate", "claw plate", "strut graft"];
        ForEach(HardwareClass.ArthroplastyWithFixation, (assembly, anatomy, name) =>
        {
            Assert.That(assembly.Parts.Any(p => fixation.Contains(p.Name) && p.Segment == ImplantSegment.Femur), Is.True, name);
            Assert.That(assembly.Details, Does.ContainKey("stem"), name);
            Assert.That(assembly.ResectsHeadAndNeck, Is.True, name);
        });
    }

    private static IEnumerable<Vector3> Femoral(ImplantAssembly assembly) =>
        assembly.Parts.Where(p => p.Segment == ImplantSegment.Femur).SelectMany(p => p.Mesh.Vertices);

    private static float FromAxis(Vector3 point, HipAnatomy anatomy)
    {
        var off = point - anatomy.ShaftCentre(-point.Z);
        return new Vector2(off.X, off.Y).Length();
    }

    private static (Vector3 Least, Vector3 Most) Bounds(Vector3[] points) =>
        (points.Aggregate(Vector3.Min), points.Aggregate(Vector3.Max));

    private static void ForEach(HardwareClass hardware, Action<ImplantAssembly, HipAnatomy, string> check)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (assembly, anatomy) = Build(hardware, seed);
            check(assembly, anatomy, $"{hardware} seed {seed} ({assembly.Details["variant"]})");
        }
    }

    private static (ImplantAssembly Assembly, HipAnatomy Anatomy) Build(HardwareClass hardware, int seed)
    {
        var anatomy = SampleAnatomy.Draw(new Random(1000 + seed));
        return (ImplantBuilder.Build(hardware, anatomy, new Random(seed)), anatomy);
    }
}
