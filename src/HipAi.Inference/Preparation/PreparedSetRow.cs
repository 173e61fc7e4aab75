using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>What is known of one hip of a prepared set, besides its pixels.</summary>
/// <param name="StudyInstanceUid">The study; one patient never lies on both sides of a split that keeps studies together.</param>
/// <param name="SopInstanceUid">The image.</param>
/// <param name="Class">The truth.</param>
/// <param name="File">Where the image came from, relative to the set's source folder; empty when it was never a file.</param>
/// <param name="Further">The values of the writer's further columns, in their order.</param>
public sealed record PreparedSetRow(
    string StudyInstanceUid, string SopInstanceUid, HardwareClass Class, string File, IReadOnlyList<string> Further);
