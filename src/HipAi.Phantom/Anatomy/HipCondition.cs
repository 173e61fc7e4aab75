using System.Numerics;

namespace HipAi.Phantom.Anatomy;

/// <summary>What age and disease did to the bones of one hip; lengths in mm, canonical hip frame.</summary>
public sealed record HipCondition
{
    /// <summary>A hip without any disease.</summary>
    public static readonly HipCondition Sound = new();

    /// <summary>Findings in radiology's words, for the truth; empty when sound.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Loss of bone, 0 (none, Singh 6) to 1 (Singh 2): tensile trabeculae fade, cortices thin.</summary>
    public float BoneLoss { get; init; }

    /// <summary>Where the socket's centre lies against the head's: the joint space is narrow opposite to it.</summary>
    public Vector3 SocketShift { get; init; }

    /// <summary>Where the joint carries most, a unit vector from the centre.</summary>
    public Vector3 Load { get; init; } = new(0.26f, 0, 0.966f);

    /// <summary>Extra thickness of the subchondral plates under load.</summary>
    public float Sclerosis { get; init; }

    /// <summary>Size of osteophytes, 0 (none) to 15.</summary>
    public float Osteophyte { get; init; }

    /// <summary>Number of subchondral cysts.</summary>
    public int Cysts { get; init; }

    /// <summary>How much of the top of the head is pressed flat.</summary>
    public float Flattening { get; init; }

    /// <summary>Necrosis of the head: 0 none, 1 sclerosis only, 2 crescent, 3 flattened.</summary>
    public int Necrosis { get; init; }

    /// <summary>Centre-edge angle of the acetabulum, degrees: 33 as a rule, 5 to 20 when dysplastic.</summary>
    public float CentreEdge { get; init; } = 33;

    /// <summary>Length of the spur where the gluteal tendons insert; 0 for none.</summary>
    public float Enthesophyte { get; init; }

    /// <summary>A bone island in head or neck.</summary>
    public bool Island { get; init; }
}
