namespace HipAi.Inference.Evaluation;

/// <summary>What an evaluation was made on, for the report's head.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="IsSimulated">Whether its images were simulated.</param>
/// <param name="Files">How many image files it names.</param>
/// <param name="Unreadable">Files that could not be read or decoded, each with the reason.</param>
/// <param name="Notes">What else a person should know of single files.</param>
/// <param name="Readers">Names of the readers' columns, in the order of <see cref="Reading.Calls"/>.</param>
/// <param name="Took">How long judging took, decoding included.</param>
/// <param name="Jobs">Studies judged at the same time.</param>
public sealed record SetFacts(
    string Name,
    bool IsSimulated,
    int Files,
    IReadOnlyList<FileNote> Unreadable,
    IReadOnlyList<FileNote> Notes,
    IReadOnlyList<string> Readers,
    TimeSpan Took,
    int Jobs);
