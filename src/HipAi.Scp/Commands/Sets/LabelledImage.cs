using HipAi.Phantom;

namespace HipAi.Scp.Commands;

/// <summary>One image of a labelled set.</summary>
/// <param name="Study">The study it belongs to.</param>
/// <param name="Truth">What it really shows.</param>
/// <param name="RelativePath">Its file below the set's folder, with forward slashes.</param>
internal sealed record LabelledImage(StudyTruth Study, ImageTruth Truth, string RelativePath);
