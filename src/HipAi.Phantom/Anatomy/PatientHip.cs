using HipAi.Phantom.Failures;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Anatomy;

/// <summary>One hip with its bones made and its hardware in.</summary>
/// <param name="Side">Which hip.</param>
/// <param name="Class">What it holds.</param>
/// <param name="Anatomy">Its measures.</param>
/// <param name="Pelvis">Its half of the pelvis, canonical hip frame.</param>
/// <param name="Femur">Its femur in one or two pieces, canonical hip frame.</param>
/// <param name="Marrow">Fatty marrow of the shaft, canonical hip frame.</param>
/// <param name="Hardware">Its hardware.</param>
/// <param name="Mount">How the femur hangs on the pelvis.</param>
/// <param name="Thigh">Muscles of the thigh, canonical hip frame; they move with the femur.</param>
/// <param name="Lesions">What disease and age put into or onto the bones: cysts, sclerosis, ossification.</param>
/// <param name="Trabeculae">The pattern of the spongiosa; null where head and neck are gone.</param>
/// <param name="Failure">What became of its arthroplasty; sound where there is none.</param>
internal sealed record PatientHip(
    HipSide Side,
    HardwareClass Class,
    HipAnatomy Anatomy,
    BoneMesh Pelvis,
    IReadOnlyList<BoneMesh> Femur,
    TriangleMesh Marrow,
    ImplantAssembly Hardware,
    FemurMount Mount,
    IReadOnlyList<TissuePart> Thigh,
    IReadOnlyList<ImplantPart> Lesions,
    TrabecularPattern? Trabeculae,
    HipFailure Failure)
{
    /// <summary>What a radiologist may say of the bones, in words, for the truth; empty when nothing.</summary>
    public IReadOnlyList<string> BoneFindings { get; init; } = [];
}
