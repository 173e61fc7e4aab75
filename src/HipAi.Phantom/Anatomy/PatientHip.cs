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
    HipFailure Failure);
