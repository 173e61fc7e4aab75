namespace HipAi.Phantom;

/// <summary>One simulated study: images and truth.</summary>
/// <param name="StudyInstanceUid">Study Instance UID.</param>
/// <param name="Images">The images, in the order they were taken.</param>
/// <param name="Truth">What they really show.</param>
public sealed record SimulatedStudy(string StudyInstanceUid, IReadOnlyList<SimulatedImage> Images, StudyTruth Truth);
