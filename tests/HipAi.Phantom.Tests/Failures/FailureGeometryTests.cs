using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Failures;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using HipAi.Phantom.Tests.Geometry;
using HipAi.Studies;

namespace HipAi.Phantom.Tests.Failures;

/// <summary>The signs are where a radiologist looks for them, on every kind of arthroplasty.</summary>
[TestFixture]
[Category("H10")]
[Category("C8")]
internal sealed class FailureGeometryTests
{
    private const int Seeds = 24;
    private static readonly Lazy<List<(FailedHip Hip, FailurePlan Plan, string Name)>> All = new(() => [.. FailedHips.Some(Seeds)]);

    [Test]
    public void EveryPartAndEverySignIsAClosedSurface()
    {
        foreach (var (hip, _, name) in All.Value)
        {
            foreach (var part in hip.Hardware.Parts) ShapesMeshCheck.IsSound(part.Mesh, $"{name}: {part.Name} {part.Material} in {part.Displaces}");
            foreach (var sign in hip.Failure.Signs) Assert.That(Unclosed(sign.Space), Is.Zero, $"{name}: {sign.Name}");
        }
    }

    [Test]
    public void EverySignOccursAndBelongsToACauseOfItsHip()
    {
        foreach (var (hip, plan, name) in All.Value)
        {
            Assert.That(hip.Failure.Signs.All(s => plan.Has(s.Cause)), Is.True, name);
            var silent = plan.Cause == FailureCause.None || (plan.Cause == FailureCause.Infection && plan.Look == InfectionLook.Silent && plan.Companions.Count == 0);
            Assert.That(hip.Failure.Signs.Count == 0, Is.EqualTo(silent), name);
        }

        var words = string.Join('|', All.Value.SelectMany(h => h.Hip.Failure.Signs).Select(s => s.Name).Distinct());
        string[] signs =
        [
            "lucency zones 1-14", "lucency zone 1", "lucency zone 7", "lucency zone 8", "cup lucency zone I II III", "subsidence", "tilt", "cup migration",
            "broken screw", "cement fracture", "cement-stem gap zone 1", "pedestal", "periosteal reaction", "focal osteolysis", "soft tissue swelling", "gas",
            "sinus track", "head out of the socket", "head in the bare shell", "fracture line", "eccentric head", "osteolysis behind the cup",
            "osteolysis of the greater trochanter", "osteolysis of the calcar", "endosteal scalloping",
        ];
        foreach (var sign in signs) Assert.That(words, Does.Contain(sign));
    }

    [Test]
    public void ASignLiesOnTheImplant()
    {
        foreach (var (hip, _, name) in All.Value)
            foreach (var sign in hip.Failure.Signs)
            {
                var implant = hip.Hardware.Parts.Where(p => p.Segment == sign.Segment && p.Name.Length > 0).SelectMany(p => p.Mesh.Vertices).ToArray();
                var near = sign.Space.Vertices.Where((_, i) => i % 5 == 0).Any(v => implant.Any(i => Vector3.DistanceSquared(v, i) < 900));
                Assert.That(near, Is.True, $"{name}: {sign.Name}");
            }
    }

    [Test]
    public void OnlyADislocatedHeadIsOutOfItsCup()
    {
        foreach (var (hip, plan, name) in All.Value)
        {
            var layout = hip.Hardware.Layout!;
            var off = Vector3.Distance(hip.Mount.Seat, Socket(hip, layout));
            var radius = layout.Head.Radius;
            if (hip.Failure.Signs.Any(s => s.Name == "head out of the socket"))
                Assert.That(off, Is.GreaterThan(layout.Cup is { } out_ ? out_.Outer + (0.3f * radius) : radius), name);
            else if (layout.Cup is { } cup)
                Assert.That(off + radius, Is.LessThan(cup.Bore + 0.3f), name);
            if (plan.Cause == FailureCause.PolyethyleneWear && !plan.Has(FailureCause.Dislocation)) Assert.That(off, Is.InRange(0.9f, 7.5f), name);
        }
    }

    [Test]
    public void MostDislocationsArePosterior()
    {
        var kinds = Enumerable.Range(0, 300)
            .Select(seed => FailedHips.Make(HardwareClass.Hemiarthroplasty, FailureCause.Dislocation, seed).Hip)
            .Select(hip => (Kind: hip.Hardware.Details["dislocation"], Off: hip.Mount.Seat - hip.Hardware.Layout!.Head.Centre))
            .ToList();
        Assert.That(kinds.Count(k => k.Kind == "posterior") / 300.0, Is.InRange(0.75, 0.90));
        // Behind is behind on a lateral view: y runs to the front.
        Assert.That(kinds.Where(k => k.Kind == "posterior").All(k => k.Off.Y < -8), Is.True);
        Assert.That(kinds.Where(k => k.Kind.StartsWith("anterior", StringComparison.Ordinal)).All(k => k.Off.Y > 8), Is.True);
    }

    [Test]
    public void SoundHipsHaveMimicsAndNoSigns()
    {
        var sound = Enumerable.Range(0, 300).Select(seed => FailedHips.Make(HardwareClass.TotalHipArthroplasty, FailureCause.None, seed).Hip.Failure).ToList();
        Assert.That(sound.All(f => f.Signs.Count == 0 && f.Cause == FailureCause.None), Is.True);
        Assert.That(sound.Count(f => f.Mimics.Count > 0) / 300.0, Is.InRange(0.5, 0.8));
        Assert.That(sound.Count(f => f.Mimics.Contains("thin incomplete line")) / 300.0, Is.EqualTo(0.25).Within(0.08));
        foreach (var (name, _, _) in Mimics.Shares) Assert.That(sound.Any(f => f.Mimics.Contains(name)), Is.True, name);
    }

    [Test]
    public void ABrokenFemurIsTwoClosedPiecesOfTheSameBone()
    {
        var (hip, _, field) = FailedHips.Make(HardwareClass.Hemiarthroplasty, FailureCause.PeriprostheticFracture, 1);
        var whole = SurfaceNets.Extract(field.Outer, field.Min, field.Max, 2.4f).Volume();
        var pieces = FemurPieces.Build(field, hip.Fracture!);
        Assert.That(pieces, Has.Count.EqualTo(2));
        foreach (var piece in pieces)
        {
            Assert.That(Unclosed(piece.Outer), Is.Zero);
            Assert.That(piece.Spongiosa.Volume(), Is.InRange(0, piece.Outer.Volume()));
        }

        Assert.That(pieces.Sum(p => p.Outer.Volume()), Is.InRange(0.93 * whole, whole));
    }

    [Test]
    public void AFateChangesNothingButItsHip()
    {
        for (var seed = 0; seed < 1; seed++)
        {
            var sound = PatientFactory.Make(seed, HardwareClass.NoHardware, HardwareClass.TotalHipArthroplasty);
            var failed = PatientFactory.Make(seed, HardwareClass.NoHardware, HardwareClass.TotalHipArthroplasty, FailureDraw.Any(1));
            Assert.That(failed.Left.Failure.Cause, Is.Not.EqualTo(FailureCause.None));
            Assert.That((failed.Sex, failed.Age, failed.Pelvis, failed.Body), Is.EqualTo((sound.Sex, sound.Age, sound.Pelvis, sound.Body)));
            Assert.That(failed.Left.Anatomy.ToString(), Is.EqualTo(sound.Left.Anatomy.ToString()));
            Assert.That(failed.Left.Hardware.Details["variant"], Is.EqualTo(sound.Left.Hardware.Details["variant"]));
            Assert.That(failed.Right.Pelvis.Outer.Vertices, Is.EqualTo(sound.Right.Pelvis.Outer.Vertices));
        }
    }

    [Test]
    public void TheSameSeedGivesTheSameFate()
    {
        foreach (var cause in FailedHips.Causes)
        {
            var (one, two) = (FailedHips.Make(HardwareClass.TotalHipArthroplasty, cause, 5).Hip, FailedHips.Make(HardwareClass.TotalHipArthroplasty, cause, 5).Hip);
            Assert.That(two.Hardware.Parts.SelectMany(p => p.Mesh.Vertices), Is.EqualTo(one.Hardware.Parts.SelectMany(p => p.Mesh.Vertices)));
            Assert.That(two.Mount, Is.EqualTo(one.Mount));
            Assert.That(two.Failure.Signs.Select(s => s.Name), Is.EqualTo(one.Failure.Signs.Select(s => s.Name)));
        }
    }

    /// <summary>The cup may have wandered: its middle is told by its parts.</summary>
    private static Vector3 Socket(FailedHip hip, ArthroplastyLayout layout) => hip.Cup?.Centre ?? layout.Head.Centre;

    /// <summary>Directed edges that do not come as often as their opposites.</summary>
    private static int Unclosed(TriangleMesh mesh)
    {
        var balance = new Dictionary<(int, int), int>();
        for (var i = 0; i < mesh.Indices.Length; i += 3)
            for (var k = 0; k < 3; k++)
            {
                var (a, b) = (mesh.Indices[i + k], mesh.Indices[i + ((k + 1) % 3)]);
                var key = a < b ? (a, b) : (b, a);
                balance[key] = balance.GetValueOrDefault(key) + (a < b ? 1 : -1);
            }

        return balance.Values.Count(v => v != 0);
    }
}
