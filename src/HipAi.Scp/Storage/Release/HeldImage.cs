using HipAi.Studies;

namespace HipAi.Scp.Storage.Release;

/// <summary>One image of a study that is set aside, with what its own header says of the patient.</summary>
/// <param name="Instance">The object.</param>
/// <param name="Version">1, or more when the same UID came before with other bytes.</param>
/// <param name="Patient">Who its header says it is; null when the file is not here any more or cannot be read.</param>
/// <param name="Facts">Patient and order of its header; null like <paramref name="Patient"/>.</param>
/// <param name="ExcludedBecause">Why a person kept it out before; null when nobody did.</param>
internal sealed record HeldImage(StoredInstance Instance, int Version, PatientIdentity? Patient, StudyFacts? Facts, string? ExcludedBecause);
