namespace HipAi.Studies;

/// <summary>A person's decision on one hip (requirement F2).</summary>
/// <param name="Side">The hip.</param>
/// <param name="Verdict">What was decided; not <see cref="HipVerdict.None"/>.</param>
/// <param name="Class">The class that the person holds to be right; null when rejected.</param>
/// <param name="Reason">Why, in the person's words; never empty when rejected.</param>
/// <param name="By">The person's name as a DICOM person name; empty when not known.</param>
public sealed record HipDecision(HipSide Side, HipVerdict Verdict, HardwareClass? Class, string Reason, string By = "");
