using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using HipAi.Studies;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Anatomy;

[TestFixture]
[Category("H10")]
public sealed class BoneMeshTests
{
    private static readonly Patient Sample = PatientFactory.Make(17, HardwareClass.NoHardware, HardwareClass.NoHardware);

    [Test]
    public void EveryBoneIsClosedAndWoundOutward()
    {
        foreach (var hip in (PatientHip[])[Sample.Right, Sample.Left])
        {
            IsClosed(hip.Pelvis.Outer, "hemipelvis");
            IsClosed(hip.Pelvis.Spongiosa, "spongiosa of the hemipelvis");
            foreach (var piece in hip.Femur) IsClosed(piece.Outer, "femur");
            foreach (var lesion in hip.Lesions) IsClosed(lesion.Mesh, "lesion");
            foreach (var belly in hip.Thigh) IsClosed(belly.Mesh, "muscle");
        }

        IsClosed(Sample.Spine.Outer, "spine");
        foreach (var tissue in Sample.Tissues) IsClosed(tissue.Mesh, "tissue");
        foreach (var fold in Sample.Body.Folds(0)) IsClosed(fold, "fold");
    }

    [Test]
    public void SpongiosaIsSmallerThanItsBone()
    {
        Assert.That(Sample.Right.Pelvis.Spongiosa.Volume(), Is.InRange(0.4 * Sample.Right.Pelvis.Outer.Volume(), 0.92 * Sample.Right.Pelvis.Outer.Volume()));
        Assert.That(Sample.Right.Femur[0].Spongiosa.Volume(), Is.LessThan(Sample.Right.Femur[0].Outer.Volume()));
    }

    [Test]
    public void TheHalvesMeetAtTheSymphysisAndHoldTheHead()
    {
        var mesh = Sample.Right.Pelvis.Outer;
        var middle = -Sample.Pelvis.HipDistance / 2;
        var gap = mesh.Vertices.Min(v => v.X) - middle;
        Assert.That(gap, Is.InRange(1, 4), "half the symphysis");
        var radius = Sample.Right.Anatomy.HeadDiameter / 2;
        Assert.That(mesh.Vertices.Min(v => v.Length()), Is.GreaterThan(radius - 1), "the head has room");
    }

    [TestCase(true, 243, 17)]
    [TestCase(false, 218, 20)]
    public void TheFrontSpinesStandAsFarApartAsMeasured(bool male, double mean, double within)
    {
        // A mean patient of the sex: the most forward point of the wing above the hip is the anterior superior spine.
        var pelvis = new PelvisAnatomy(male ? 176 : 172, male ? 1 : 0.92f, male ? 0 : 2, male ? 1.5f : 7, 5.6f, 1, 24, 24, 4, 4);
        var mesh = BoneBuilder.Hemipelvis(new HemipelvisField(pelvis, 24, 4, false, 52, 17)).Outer;
        var spine = mesh.Vertices.Where(v => v.Z > 45 * pelvis.Scale).MaxBy(v => v.Y);
        Assert.That(2 * (spine.X + (pelvis.HipDistance / 2)), Is.EqualTo(mean).Within(within + 12));
        var height = mesh.Vertices.Max(v => v.Z) - mesh.Vertices.Min(v => v.Z);
        Assert.That(height, Is.InRange(male ? 205 : 188, male ? 240 : 222), "height of the pelvis");
    }

    [Test]
    public void ADysplasticSocketCoversLessOfTheHead()
    {
        var pelvis = Sample.Pelvis;
        float Edge(float angle)
        {
            var field = new HemipelvisField(pelvis, 24, 4, false, 85 - angle, 17, new HipCondition { CentreEdge = angle });
            // The most lateral place in the frontal plane of the head where bone lies just outside the socket.
            for (var degrees = 80f; degrees > 0; degrees--)
            {
                var (sin, cos) = Steady.SinCos(float.DegreesToRadians(degrees));
                if (field.Outer(new Vector3(sin, 0, cos) * 31) < 0) return degrees;
            }

            return 0;
        }

        Assert.That(Edge(33), Is.InRange(24, 46));
        Assert.That(Edge(12), Is.InRange(0, 26));
        Assert.That(Edge(12), Is.LessThan(Edge(33) - 8));
    }

    [Test]
    public void AWornJointIsNarrowWhereItCarries()
    {
        var hip = Sample.Right.Anatomy with { JointSpace = 1, Condition = new HipCondition { Load = Vector3.UnitZ, SocketShift = new Vector3(0, 0, -2) } };
        var field = new HemipelvisField(Sample.Pelvis, hip.HeadDiameter / 2, hip.JointSpace, false, 52, 17, hip.Condition);
        float Space(Vector3 direction)
        {
            var at = hip.HeadDiameter / 2;
            while (field.Outer(direction * at) > 0 && at < 60) at += 0.1f;
            return at - (hip.HeadDiameter / 2);
        }

        Assert.That(Space(Vector3.UnitZ), Is.EqualTo(1).Within(0.7));
        Assert.That(Space(Vector3.Normalize(new Vector3(-1, 0, 0.4f))), Is.GreaterThan(Space(Vector3.UnitZ) + 0.8));
    }

    [Test]
    public void AResectedHeadShowsNoneOfItsFindings()
    {
        var operated = PatientFactory.Make(57, HardwareClass.TotalHipArthroplasty, HardwareClass.NoHardware);
        Assert.That(operated.Right.Anatomy.Condition.Findings, Has.Some.StartsWith("avascular necrosis"));
        // Spurs of the trochanter and ossification stay.
        Assert.That(operated.Right.BoneFindings.Where(f => f != "enthesophytes" && !f.StartsWith("heterotopic", StringComparison.Ordinal)), Is.Empty);
        Assert.That(operated.Right.Trabeculae, Is.Null);
        var native = PatientFactory.Make(57, HardwareClass.NoHardware, HardwareClass.NoHardware);
        Assert.That(native.Right.BoneFindings, Has.Some.StartsWith("avascular necrosis"));
        Assert.That(native.Right.Anatomy.ToString(), Is.EqualTo(operated.Right.Anatomy.ToString()));
    }

    [Test]
    public void TrabeculaeFadeWithBoneLoss()
    {
        var sound = new TrabecularPattern(Sample.Right.Anatomy with { Condition = HipCondition.Sound }, new Random(1)).Values;
        var porous = new TrabecularPattern(Sample.Right.Anatomy with { Condition = new HipCondition { BoneLoss = 1 } }, new Random(1)).Values;
        Assert.That(porous.Sum(), Is.LessThan(sound.Sum()));
        Assert.That(sound.All(v => v is > -1 and < 1.2f), Is.True);
    }

    /// <summary>Every edge is run as often one way as the other: then lengths along a ray cancel outside the solid.</summary>
    private static void IsClosed(TriangleMesh mesh, string name)
    {
        var balance = new Dictionary<(int, int), int>();
        for (var i = 0; i < mesh.Indices.Length; i += 3)
            for (var k = 0; k < 3; k++)
            {
                var (a, b) = (mesh.Indices[i + k], mesh.Indices[i + ((k + 1) % 3)]);
                var key = a < b ? (a, b) : (b, a);
                balance[key] = balance.GetValueOrDefault(key) + (a < b ? 1 : -1);
            }

        Assert.That(balance.Values.Count(v => v != 0), Is.Zero, name);
        Assert.That(mesh.Volume(), Is.GreaterThan(0), name);
    }
}
