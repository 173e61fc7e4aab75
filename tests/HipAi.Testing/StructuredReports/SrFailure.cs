using HipAi.Studies;

namespace HipAi.Testing.StructuredReports;

/// <summary>What a structured report says of the cause of failure of one arthroplasty.</summary>
/// <param name="Assessed">Whether there is any probability.</param>
/// <param name="Cause">The cause that is named as a possible sign; null when indeterminate or not assessed.</param>
/// <param name="Probabilities">Six probabilities in the order of <see cref="FailureCauses.All"/>; empty when not assessed.</param>
/// <param name="InfectionScore">The infection score; null when not assessed.</param>
/// <param name="Comments">Its comments.</param>
public sealed record SrFailure(
    bool Assessed, FailureCause? Cause, IReadOnlyList<double> Probabilities, double? InfectionScore, IReadOnlyList<string> Comments);
