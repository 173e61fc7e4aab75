using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Implants;

/// <summary>
/// The femur as a surgeon sees it: levels below the head centre along the shaft, and directions in the plane of the neck
/// (medial towards the head) and across it (anterior), so that every implant follows the anteversion and the bow.
/// </summary>
internal sealed class FemoralFrame
{
    private readonly float tilt;
    private readonly (float From, float To)? straight;
    private readonly FemurField bone;
    private readonly bool resected;

    public FemoralFrame(HipAnatomy anatomy)
        : this(anatomy, null, false)
    {
    }

    private FemoralFrame(HipAnatomy anatomy, (float From, float To)? straight, bool resected)
    {
        this.resected = resected;
        Anatomy = anatomy;
        this.straight = straight;
        bone = new FemurField(anatomy, resected, anatomy.FemurLength);
        var neck = anatomy.NeckDirection;
        Medial = Vector3.Normalize(new Vector3(-neck.X, -neck.Y, 0));
        Anterior = new Vector3(-Medial.Y, Medial.X, 0);
        if (Anterior.Y < 0) Anterior = -Anterior;
        tilt = float.DegreesToRadians(anatomy.NeckShaftAngle - 90);
    }

    public HipAnatomy Anatomy { get; }

    /// <summary>Horizontal, from the shaft axis towards the head.</summary>
    public Vector3 Medial { get; }

    /// <summary>Horizontal, across the plane of the neck, to the front.</summary>
    public Vector3 Anterior { get; }

    /// <summary>The direction of a fixation into the head at an angle to the shaft, from lateral up to medial.</summary>
    public Vector3 IntoHead(float shaftAngle)
    {
        var (sine, cosine) = Steady.SinCos(float.DegreesToRadians(shaftAngle - 90));
        return (Medial * cosine) + (Vector3.UnitZ * sine);
    }

    /// <summary>The same femur for an implant that does not bend: its axis runs straight through two levels.</summary>
    public FemoralFrame Straight(float from, float to) => new(Anatomy, (from, to), resected);

    /// <summary>The same femur without head and neck: its surface is what the saw has left.</summary>
    public FemoralFrame Resected() => new(Anatomy, straight, true);

    /// <summary>A point at a level, off the shaft axis to medial and to anterior.</summary>
    public Vector3 At(float below, float medial = 0, float anterior = 0) =>
        Centre(below) + (Medial * medial) + (Anterior * anterior);

    /// <summary>A point on the lateral cortex, or outside it by a clearance.</summary>
    public Vector3 LateralCortex(float below, float clearance = 0, float anterior = 0) =>
        At(below, -LateralReach(below, anterior) - clearance, anterior);

    /// <summary>Distance from the shaft axis to the lateral surface of the bone.</summary>
    public float LateralReach(float below, float anterior = 0) => Reach(At(below, 0, anterior), -Medial, 60);

    /// <summary>Distance from a point in the bone to the first surface met when coming from outside.</summary>
    /// <param name="centre">A point on the shaft axis.</param>
    /// <param name="outward">Unit direction.</param>
    /// <param name="from">Where to start, outside the bone, mm.</param>
    public float Reach(Vector3 centre, Vector3 outward, float from)
    {
        const float least = 6;
        var at = from;
        for (var i = 0; i < 60 && at > least; i++)
        {
            var free = bone.Outer(centre + (outward * at));
            if (free < 0.05f) break;
            at -= MathF.Max(0.05f, 0.9f * free);
        }

        return MathF.Max(least, at);
    }

    /// <summary>How far medial of the shaft axis the inside of the bone reaches: the canal, and above it the calcar.</summary>
    public float MedialLimit(float below)
    {
        var canal = Anatomy.CanalRadius(below);
        var inner = (Anatomy.NeckDiameter / 2) - 3;
        var (sine, cosine) = Steady.SinCos(tilt);
        var along = (below - (inner * cosine)) / sine;
        var calcar = Anatomy.Offset - (along * cosine) + (inner * sine);
        // From the lesser trochanter down, the shaft's own cortex is the limit.
        var shaft = Anatomy.OuterRadius(below) - 2.5f + (1.3f * MathF.Max(0, Anatomy.LesserTrochanterLevel - below));
        return MathF.Max(canal, MathF.Min(calcar, shaft));
    }

    /// <summary>The level where the lower inside of the neck lies a distance medial of the shaft axis.</summary>
    public float CalcarLevel(float medial)
    {
        var inner = (Anatomy.NeckDiameter / 2) - 3;
        var (sine, cosine) = Steady.SinCos(tilt);
        var along = (Anatomy.Offset + (inner * sine) - medial) / cosine;
        return (along * sine) + (inner * cosine);
    }

    /// <summary>Where a line through a point in the head meets the lateral cortex.</summary>
    /// <param name="through">A point of the line, in the head.</param>
    /// <param name="direction">Direction of the line, from lateral up to medial.</param>
    public Vector3 LateralEntry(Vector3 through, Vector3 direction)
    {
        var slope = Vector3.Dot(direction, Medial);
        var entry = through;
        for (var i = 0; i < 6; i++)
        {
            // The cortex flares, so the level of the entry and the radius there are found by turns.
            var target = LateralCortex(-entry.Z);
            entry = through + (direction * (Vector3.Dot(target - through, Medial) / slope));
        }

        return entry;
    }

    /// <summary>The point of a line through the head that stays a gap short of the far head surface.</summary>
    /// <param name="through">A point of the line, nearer to the head centre than its radius less the gap.</param>
    /// <param name="direction">Unit direction from lateral up to medial.</param>
    /// <param name="gap">Distance of the tip from the head surface, mm.</param>
    public Vector3 Subchondral(Vector3 through, Vector3 direction, float gap)
    {
        var radius = MathF.Max(3, (Anatomy.HeadDiameter / 2) - gap);
        var across = through - (direction * Vector3.Dot(through, direction));
        var along = MathF.Sqrt(MathF.Max(1, (radius * radius) - across.LengthSquared()));
        return across + (direction * along);
    }

    private Vector3 Centre(float below)
    {
        if (straight is not { } line) return Smooth(below);
        return Steady.Lerp(Smooth(line.From), Smooth(line.To), (below - line.From) / (line.To - line.From));
    }

    /// <summary>The shaft's axis with its turn below the trochanters taken gently, as metal does.</summary>
    private Vector3 Smooth(float below)
    {
        const int samples = 4;
        const float reach = 32;
        var sum = Vector3.Zero;
        for (var i = -samples; i <= samples; i++) sum += Anatomy.ShaftCentre(below + (reach * i / samples));
        return sum / ((2 * samples) + 1);
    }
}
