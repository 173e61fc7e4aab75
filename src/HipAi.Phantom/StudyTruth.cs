namespace HipAi.Phantom;

/// <summary>The truth about a simulated study, by construction.</summary>
/// <param name="StudyInstanceUid">Study Instance UID.</param>
/// <param name="Seed">The study's seed; with the same options it gives the same bytes again.</param>
/// <param name="Vendor">The simulated device.</param>
/// <param name="Hips">Both hips of the patient, right first, whether imaged or not.</param>
/// <param name="Images">The images, in order.</param>
public sealed record StudyTruth(
    string StudyInstanceUid,
    int Seed,
    string Vendor,
    IReadOnlyList<HipTruth> Hips,
    IReadOnlyList<ImageTruth> Images);
