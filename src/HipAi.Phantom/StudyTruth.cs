using HipAi.Phantom.Failures;

namespace HipAi.Phantom;

/// <summary>The truth about a simulated study, by construction.</summary>
/// <param name="StudyInstanceUid">Study Instance UID.</param>
/// <param name="Seed">The study's seed; with the same options it gives the same bytes again.</param>
/// <param name="Vendor">The simulated device.</param>
/// <param name="Site"><c>internal</c>, or <c>external</c> for a device that is kept for tests.</param>
/// <param name="PatientSex">M or F.</param>
/// <param name="PatientAge">Years.</param>
/// <param name="Laboratory">Simulated blood values.</param>
/// <param name="Foreign">What else is in or on the patient, in words.</param>
/// <param name="Hips">Both hips of the patient, right first, whether imaged or not.</param>
/// <param name="Images">The images, in order.</param>
public sealed record StudyTruth(
    string StudyInstanceUid,
    int Seed,
    string Vendor,
    string Site,
    char PatientSex,
    int PatientAge,
    Laboratory Laboratory,
    IReadOnlyList<string> Foreign,
    IReadOnlyList<HipTruth> Hips,
    IReadOnlyList<ImageTruth> Images);
