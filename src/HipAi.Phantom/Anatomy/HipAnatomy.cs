using System.Numerics;
using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Anatomy;

/// <summary>
/// The measures of one hip, in the canonical hip frame: origin at the centre of the native femoral head, x to lateral,
/// y to anterior, z to the head of the patient, millimetres, leg in neutral rotation. Left and right hips share the frame;
/// the right one is mirrored when it is put into the patient.
/// </summary>
public sealed record HipAnatomy
{
    private NeckAxis? _neck;

    /// <summary>Femoral head diameter, mm, 40 to 55.</summary>
    public required float HeadDiameter { get; init; }

    /// <summary>Diameter of the neck at its isthmus, mm, 28 to 40.</summary>
    public required float NeckDiameter { get; init; }

    /// <summary>Angle between neck and shaft axis, degrees, 115 to 145.</summary>
    public required float NeckShaftAngle { get; init; }

    /// <summary>Femoral anteversion, degrees, -5 to 35: the head lies in front of the shaft by it.</summary>
    public required float Anteversion { get; init; }

    /// <summary>Femoral offset: perpendicular distance of head centre and shaft axis, mm, 30 to 55.</summary>
    public required float Offset { get; init; }

    /// <summary>Outer diameter of the shaft, mm, 24 to 34.</summary>
    public required float ShaftDiameter { get; init; }

    /// <summary>Diameter of the medullary canal at the isthmus, mm, 9 to 20 (Dorr A narrow, C wide).</summary>
    public required float CanalDiameter { get; init; }

    /// <summary>Distance of the lesser trochanter below the head centre along the shaft, mm, 40 to 65.</summary>
    public required float LesserTrochanterLevel { get; init; }

    /// <summary>Distance of the greater trochanter's tip above the head centre, mm, -8 to 15.</summary>
    public required float GreaterTrochanterTip { get; init; }

    /// <summary>Length of the femur from the head centre to the knee, mm.</summary>
    public required float FemurLength { get; init; }

    /// <summary>Native joint space where it is narrowest, mm, 0.5 (arthritic) to 6.</summary>
    public required float JointSpace { get; init; }

    /// <summary>Radius of the anterior bow of the shaft, mm, 800 to 1500.</summary>
    public required float BowRadius { get; init; }

    /// <summary>How much the canal widens above its isthmus: 3 in a champagne flute (Dorr A), 1.9 in a stovepipe (Dorr C).</summary>
    public float CanalFlare { get; init; } = 2;

    /// <summary>What age and disease did to the bones.</summary>
    public HipCondition Condition { get; init; } = HipCondition.Sound;

    /// <summary>Unit vector from the head centre along the neck towards the shaft axis: lateral, down, and back by the anteversion.</summary>
    public Vector3 NeckDirection => Neck.Direction;

    /// <summary>Distance along the neck from the head centre to the shaft axis, mm.</summary>
    public float NeckLength => Neck.Length;

    /// <summary>Where the neck axis meets the shaft axis.</summary>
    public Vector3 NeckBase => Neck.Base;

    /// <summary>
    /// The centre of the shaft at a height below the head centre, mm (positive is distal). The shaft runs straight down
    /// with an anterior bow.
    /// </summary>
    public Vector3 ShaftCentre(float below)
    {
        var fromTop = MathF.Max(0, below - LesserTrochanterLevel);
        var halfLength = (FemurLength - LesserTrochanterLevel) / 2;
        var bow = (fromTop * ((2 * halfLength) - fromTop)) / (2 * BowRadius);
        var neckBase = NeckBase;
        return new Vector3(neckBase.X, neckBase.Y + MathF.Max(0, bow), -below);
    }

    /// <summary>Outer radius of the femur at a height below the head centre, mm: flares to the metaphysis above the lesser trochanter.</summary>
    public float OuterRadius(float below) =>
        (ShaftDiameter / 2) * Flare(below, LesserTrochanterLevel + 25, 1.45f);

    /// <summary>Radius of the medullary canal at a height below the head centre, mm: a funnel above the isthmus.</summary>
    public float CanalRadius(float below) =>
        MathF.Min((CanalDiameter / 2) * Flare(below, LesserTrochanterLevel + 70, CanalFlare), OuterRadius(below) - 1.5f);

    /// <summary>Asked for at every point of the bone: worked out once for its measures.</summary>
    private NeckAxis Neck
    {
        get
        {
            var known = _neck;
            if (known is null || known.Angle != NeckShaftAngle || known.Version != Anteversion || known.Offset != Offset)
                _neck = known = NeckAxis.Of(NeckShaftAngle, Anteversion, Offset);
            return known;
        }
    }

    private sealed record NeckAxis(float Angle, float Version, float Offset, Vector3 Direction, float Length, Vector3 Base)
    {
        public static NeckAxis Of(float angle, float version, float offset)
        {
            var (down, lateral) = Steady.SinCos(float.DegreesToRadians(angle - 90));
            var (back, across) = Steady.SinCos(float.DegreesToRadians(version));
            var direction = new Vector3(lateral * across, -lateral * back, -down);
            var length = offset / MathF.Sqrt((direction.X * direction.X) + (direction.Y * direction.Y));
            return new NeckAxis(angle, version, offset, direction, length, direction * length);
        }
    }

    private static float Flare(float below, float startsAbove, float most)
    {
        var t = Math.Clamp((startsAbove - below) / startsAbove, 0, 1);
        return 1 + ((most - 1) * t * t);
    }
}
