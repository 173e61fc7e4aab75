using System.Globalization;
using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>An assembly while it is being built: parts and notes so far, the femur, and the dice.</summary>
internal sealed class ImplantSketch(HipAnatomy anatomy, Random random)
{
    private readonly List<ImplantPart> parts = [];
    private readonly Dictionary<string, string> details = [];

    public HipAnatomy Anatomy { get; } = anatomy;

    public FemoralFrame Femur { get; set; } = new(anatomy);

    public Random Random { get; } = random;

    public bool ResectsHeadAndNeck { get; set; }

    public bool ReamsAcetabulum { get; set; }

    public float FemurMigration { get; set; }

    public FractureLine Fracture { get; set; } = FractureLine.None;

    public FractureForm FractureForm { get; set; } = FractureForm.Undisplaced;

    public Vector3 FemurShift { get; set; }

    public float? FemurCut { get; set; }

    /// <summary>How many parts there are so far.</summary>
    public int PartCount => parts.Count;

    /// <summary>The cup of an arthroplasty, once it is in.</summary>
    public CupPlace? Cup { get; set; }

    /// <summary>The head that moves in the socket, once it is on.</summary>
    public HeadPlace? Head { get; set; }

    /// <summary>The outline of the stem, once it is in.</summary>
    public StemProfile? Stem { get; set; }

    public void Add(TriangleMesh mesh, Material material, Material displaces, ImplantSegment segment = ImplantSegment.Femur, string name = "")
    {
        // A part in its own material (a taper in a head of the same metal) changes nothing along any ray.
        if (material != displaces) parts.Add(new ImplantPart(mesh, material, displaces, segment, name));
    }

    /// <summary>Moves the parts added since there were <paramref name="from"/>.</summary>
    public void Move(int from, Matrix4x4 transform)
    {
        for (var i = from; i < parts.Count; i++) parts[i] = parts[i] with { Mesh = parts[i].Mesh.Transform(transform) };
    }

    public void Note(string key, string value) => details[key] = value;

    /// <summary>Whether something was noted under a key.</summary>
    public bool Noted(string key) => details.ContainsKey(key);

    public void Note(string key, float millimetres) => details[key] = millimetres.ToString("0.#", CultureInfo.InvariantCulture);

    public float Between(float least, float most) => least + ((most - least) * Random.NextSingle());

    /// <summary>A whole number, both ends included.</summary>
    public int Count(int least, int most) => Random.Next(least, most + 1);

    public bool Chance(double probability) => Random.NextDouble() < probability;

    /// <summary>A normal deviate, clamped.</summary>
    public float Normal(float mean, float deviation, float least, float most)
    {
        var (u, v) = (1 - Random.NextDouble(), Random.NextDouble());
        var unit = Math.Sqrt(-2 * Steady.Log(u)) * Steady.Cos((float)(Math.Tau * v));
        return Math.Clamp(mean + (deviation * (float)unit), least, most);
    }

    /// <summary>One of several, by weight.</summary>
    public T Pick<T>(params (T Value, double Weight)[] choices) => Random.Weighted(choices);

    /// <summary>A small displacement, each component within a reach.</summary>
    public Vector3 Jitter(float reach) => new(Between(-reach, reach), Between(-reach, reach), Between(-reach, reach));

    public ImplantAssembly Finish() =>
        new([.. parts], ResectsHeadAndNeck, ReamsAcetabulum, FemurMigration, Fracture, details)
        {
            Fracture = FractureForm,
            FemurShift = FemurShift,
            FemurCut = FemurCut,
            Layout = Head is { } head && Stem is { } stem ? new ArthroplastyLayout(Cup, head, stem) : null,
        };
}
