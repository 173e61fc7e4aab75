using HipAi.Studies;

namespace HipAi.Inference.Triage;

/// <summary>What follows from the triage of one image.</summary>
/// <param name="Triage">What the network said, and whether the image is left out.</param>
/// <param name="Image">The image, with the view its pixels show where the header does not settle it.</param>
/// <param name="Notes">What the radiologist must know of it, in words.</param>
/// <param name="Doubts">Why no finding that rests on it may be certain, in words; empty mostly.</param>
public sealed record TriageVerdict(ImageTriage Triage, StudyImage Image, IReadOnlyList<string> Notes, IReadOnlyList<string> Doubts);
