using System.Globalization;
using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>An arthroplasty while it fails: its parts as they move, what is laid beside them, the signs so far, and the dice.</summary>
internal sealed class FailureSketch
{
    private readonly List<ImplantPart> parts;
    private readonly List<FailureSign> signs = [];
    private readonly List<string> mimics = [];
    private readonly Dictionary<string, string> details;
    private readonly ImplantAssembly hardware;

    public FailureSketch(ImplantAssembly hardware, ArthroplastyLayout layout, HipAnatomy anatomy, BoneAround bone, FailurePlan plan, Random random)
    {
        this.hardware = hardware;
        parts = [.. hardware.Parts];
        details = new Dictionary<string, string>(hardware.Details);
        (Cup, Head, Stem) = (layout.Cup, layout.Head, layout.Stem);
        (Anatomy, Bone, Plan, Random) = (anatomy, bone, plan, random);
        Seat = Head.Centre;
    }

    public HipAnatomy Anatomy { get; }

    public BoneAround Bone { get; }

    public FailurePlan Plan { get; }

    public Random Random { get; }

    /// <summary>The cup where it lies by now.</summary>
    public CupPlace? Cup { get; private set; }

    public HeadPlace Head { get; }

    public StemProfile Stem { get; }

    public bool Cemented => Stem.Form.Cement is not null;

    /// <summary>How the stem has moved in the femur.</summary>
    public Matrix4x4 StemMotion { get; private set; } = Matrix4x4.Identity;

    /// <summary>Where the head stands in the pelvis.</summary>
    public Vector3 Seat { get; set; }

    /// <summary>Flexion, abduction and external rotation in which the thigh is held, degrees; null when it moves freely.</summary>
    public Vector3? Held { get; set; }

    /// <summary>A fracture of the femur.</summary>
    public FemurFracture? Fracture { get; set; }

    public IReadOnlyList<ImplantPart> Parts => parts;

    public IReadOnlyList<FailureSign> Signs => signs;

    /// <summary>Lays something beside the implants: a gap, new bone.</summary>
    public void Lay(TriangleMesh mesh, Material material, Material displaces, ImplantSegment segment) =>
        Add(mesh, material, displaces, segment, "");

    /// <summary>Adds hardware.</summary>
    public void Add(TriangleMesh mesh, Material material, Material displaces, ImplantSegment segment, string name) =>
        parts.Add(new ImplantPart(mesh, material, displaces, segment, name));

    public void Sign(string name, FailureCause cause, TriangleMesh space, ImplantSegment segment) =>
        signs.Add(new FailureSign(name, cause, space, segment));

    /// <summary>Whether the implants were noted to have something.</summary>
    public bool Has(string key) => details.ContainsKey(key);

    public void Mimic(string name) => mimics.Add(name);

    public void Note(string key, string value) => details[key] = value;

    public void Note(string key, float value) => details[key] = value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Puts other parts in the place of some.</summary>
    public void Replace(Func<ImplantPart, bool> which, Func<ImplantPart, IEnumerable<ImplantPart>> with)
    {
        var all = parts.SelectMany(p => which(p) ? with(p) : [p]).ToList();
        parts.Clear();
        parts.AddRange(all);
    }

    /// <summary>Moves the stem and its head in the femur, with its cement or without.</summary>
    public void MoveStem(Matrix4x4 motion, bool withCement)
    {
        StemMotion = StemMotion.Then(motion);
        Replace(p => p.Segment == ImplantSegment.Femur && Goes(p, withCement), p => [p with { Mesh = p.Mesh.Transform(motion) }]);
    }

    /// <summary>Moves the cup and all in it, but not its screws.</summary>
    public void MoveCup(Matrix4x4 motion)
    {
        if (Cup is not { } cup) return;
        Replace(p => p.Segment == ImplantSegment.Pelvis && GoesWithCup(p), p => [p with { Mesh = p.Mesh.Transform(motion) }]);
        var offset = Seat - cup.Centre;
        Cup = cup with { Centre = Steady.Transform(cup.Centre, motion), Opening = Steady.TransformNormal(cup.Opening, motion) };
        Seat = Cup.Centre + offset;
    }

    public FailedHip Finish() => new(
        hardware with { Parts = [.. parts], Details = details },
        Cup,
        new FemurMount(Steady.Transform(Head.Centre, StemMotion), Seat, Held),
        Fracture,
        new HipFailure(Plan.Cause, Plan.Companions, signs, mimics));

    /// <summary>Holes go with the shell; screws stay in the bone, and so does what was laid in it.</summary>
    private static bool GoesWithCup(ImplantPart part) =>
        part.Name.Length > 0 ? part.Name != "cup screw" : part.Displaces is Material.Titanium or Material.CobaltChrome or Material.Steel;

    private static bool Goes(ImplantPart part, bool withCement) => part.Name switch
    {
        "stem" or "head" or "bipolar shell" or "bipolar liner" => true,
        "cement" => withCement,
        // Windows in a stem go with it, hollows in cement with the cement.
        "" => part.Displaces is Material.Titanium or Material.CobaltChrome or Material.Steel
            || (withCement && part.Displaces is Material.BariumCement or Material.ZirconiumCement),
        _ => false,
    };
}
