using System.Numerics;

namespace HipAi.Phantom.Implants;

/// <summary>All the hardware of one hip, and what the surgeon took away to fit it.</summary>
/// <param name="Parts">The pieces; empty for a hip without hardware.</param>
/// <param name="ResectsHeadAndNeck">The femoral head and neck are gone (arthroplasty, spacer, resection).</param>
/// <param name="ReamsAcetabulum">The acetabular cartilage and subchondral bone are reamed to the cup.</param>
/// <param name="FemurMigration">How far the femur has moved up, mm; above 0 after a resection without spacer.</param>
/// <param name="FractureLine">Draw an unhealed fracture: which one.</param>
/// <param name="Details">What was built, for the truth file: keys such as <c>variant</c>, <c>fixation</c>, <c>stemMaterial</c>.</param>
public sealed record ImplantAssembly(
    IReadOnlyList<ImplantPart> Parts,
    bool ResectsHeadAndNeck,
    bool ReamsAcetabulum,
    float FemurMigration,
    FractureLine FractureLine,
    IReadOnlyDictionary<string, string> Details)
{
    /// <summary>How the fragments stand when <see cref="FractureLine"/> is drawn.</summary>
    public FractureForm Fracture { get; init; } = FractureForm.Undisplaced;

    /// <summary>How far the femur and all on it lie off their place against the pelvis, mm, in the frame of the femur before the limb is posed.</summary>
    public Vector3 FemurShift { get; init; }

    /// <summary>Level below the head centre above which the whole femur is gone, mm; none where it is there.</summary>
    public float? FemurCut { get; init; }

    /// <summary>Where cup, head and stem lie; null in a hip without an arthroplasty.</summary>
    internal ArthroplastyLayout? Layout { get; init; }
}
