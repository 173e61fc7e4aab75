using HipAi.Phantom.Imaging;
using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>What one simulated image really shows.</summary>
/// <param name="SopInstanceUid">SOP Instance UID.</param>
/// <param name="FileName">Name of its file in the study's folder.</param>
/// <param name="View">The projection it was taken in, whatever the header says; unknown when it is none of the four.</param>
/// <param name="Projection">The projection in a word: the view's code, or what else it is (<c>inlet</c>, <c>lumbar_spine</c>).</param>
/// <param name="Side">The side it was taken of.</param>
/// <param name="Quality">Whether it can be judged.</param>
/// <param name="Defects">What is wrong with it, in words; empty in an adequate image.</param>
/// <param name="Hips">The hip it is about; on an AP pelvis both.</param>
/// <param name="Contradiction">Which attribute says the wrong side, in words; null in nearly all images.</param>
/// <param name="RawFileName">Name of the same exposure's For Processing file; null where none was written.</param>
/// <param name="Marker">The side marker; null where there is none.</param>
/// <param name="Texts">What is burned in besides.</param>
public sealed record ImageTruth(
    string SopInstanceUid,
    string FileName,
    RadiographView View,
    string Projection,
    ImageLaterality Side,
    ImageQuality Quality,
    IReadOnlyList<string> Defects,
    IReadOnlyList<ImageHipTruth> Hips,
    string? Contradiction,
    string? RawFileName,
    MarkerTruth? Marker,
    IReadOnlyList<TextTruth> Texts);
