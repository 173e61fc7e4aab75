using HipAi.Inference.Evaluation;

namespace HipAi.Scp.Measures;

/// <summary>The figures of the studies of one model version, institution or manufacturer.</summary>
/// <param name="Name">Which; empty when the studies do not state it.</param>
/// <param name="Studies">First signatures.</param>
/// <param name="Agreed">Share of the decided hips whose found class was signed.</param>
/// <param name="Kappa">Cohen's kappa.</param>
/// <param name="Stated">Share of the judged hips that the models stated.</param>
/// <param name="Edited">Share of the reports that were changed.</param>
/// <param name="Preliminary">Median seconds from the arrival of the first image to the machine's report; null without any.</param>
internal sealed record MeasureGroup(string Name, int Studies, Figure Agreed, Figure Kappa, Figure Stated, Figure Edited, double? Preliminary);
