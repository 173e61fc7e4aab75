using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Failures;

/// <summary>An arthroplasty after its fate.</summary>
/// <param name="Hardware">The parts where they are now, with what lies beside them.</param>
/// <param name="Cup">The cup where it lies now, if there is one.</param>
/// <param name="Mount">How the femur hangs on the pelvis.</param>
/// <param name="Fracture">A fracture of the femur, or none.</param>
/// <param name="Failure">Cause, signs and mimics.</param>
internal sealed record FailedHip(ImplantAssembly Hardware, CupPlace? Cup, FemurMount Mount, FemurFracture? Fracture, HipFailure Failure);
