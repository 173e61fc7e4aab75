namespace HipAi.Inference.Evaluation;

/// <summary>Infections apart: half of them show nothing, and then nobody can be sure from the images.</summary>
/// <param name="WithSign">Assessed infections with a sign in the images.</param>
/// <param name="WithoutSign">Assessed infections without one.</param>
/// <param name="CReactiveProtein">Spearman's ρ of infection score and C-reactive protein, over all assessed.</param>
/// <param name="CReactiveProteinWithin">The same within infections: beyond the difference of the groups.</param>
/// <param name="SedimentationRate">Spearman's ρ of infection score and erythrocyte sedimentation rate, over all assessed.</param>
/// <param name="SedimentationRateWithin">The same within infections.</param>
public sealed record InfectionReport(
    InfectionCalls WithSign,
    InfectionCalls WithoutSign,
    Figure CReactiveProtein,
    Figure CReactiveProteinWithin,
    Figure SedimentationRate,
    Figure SedimentationRateWithin);
