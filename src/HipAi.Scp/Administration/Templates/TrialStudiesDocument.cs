namespace HipAi.Scp.Administration.Templates;

/// <summary>On what a template can be tried.</summary>
/// <param name="Samples">The made-up studies.</param>
/// <param name="Studies">The studies that were judged last, newest first.</param>
internal sealed record TrialStudiesDocument(IReadOnlyList<TrialStudy> Samples, IReadOnlyList<TrialStudy> Studies);
