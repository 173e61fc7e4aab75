namespace HipAi.Phantom.Implants;

/// <summary>All the hardware of one hip, and what the surgeon took away to fit it.</summary>
/// <param name="Parts">The pieces; empty for a hip without hardware.</param>
/// <param name="ResectsHeadAndNeck">The femoral head and neck are gone (arthroplasty, spacer, resection).</param>
/// <param name="ReamsAcetabulum">The acetabular cartilage and subchondral bone are reamed to the cup.</param>
/// <param name="FemurMigration">How far the femur has moved up, mm; above 0 after a resection without spacer.</param>
/// <param name="FractureLine">Draw an unhealed fracture: none, through the neck, or intertrochanteric.</param>
/// <param name="Details">What was built, for the truth file: keys such as <c>variant</c>, <c>fixation</c>, <c>stemMaterial</c>.</param>
public sealed record ImplantAssembly(
    IReadOnlyList<ImplantPart> Parts,
    bool ResectsHeadAndNeck,
    bool ReamsAcetabulum,
    float FemurMigration,
    FractureLine FractureLine,
    IReadOnlyDictionary<string, string> Details)
{
    /// <summary>Where cup, head and stem lie; null in a hip without an arthroplasty.</summary>
    internal ArthroplastyLayout? Layout { get; init; }
}
