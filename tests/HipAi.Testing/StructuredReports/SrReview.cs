using HipAi.Studies;

namespace HipAi.Testing.StructuredReports;

/// <summary>What a structured report says that a person decided on one hip.</summary>
/// <param name="Status">The code of the verdict, for example <c>REVIEW-CHANGED</c>.</param>
/// <param name="Finding">The class that the person states; null for none.</param>
/// <param name="Observer">Family name of the person; empty when not named.</param>
/// <param name="Comments">Its comments.</param>
public sealed record SrReview(string Status, HardwareClass? Finding, string Observer, IReadOnlyList<string> Comments);
