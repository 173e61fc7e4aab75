using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>What one simulated image really shows.</summary>
/// <param name="SopInstanceUid">SOP Instance UID.</param>
/// <param name="FileName">Name of its file in the study's folder.</param>
/// <param name="View">The projection it was taken in, whatever the header says.</param>
/// <param name="Side">The side it was taken of.</param>
/// <param name="Hips">The hip it is about; on an AP pelvis both.</param>
/// <param name="Contradiction">Which attribute says the wrong side, in words; null in nearly all images.</param>
public sealed record ImageTruth(
    string SopInstanceUid,
    string FileName,
    RadiographView View,
    ImageLaterality Side,
    IReadOnlyList<ImageHipTruth> Hips,
    string? Contradiction);
