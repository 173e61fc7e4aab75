using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>A made-up study of the lint matrix on which a template can be looked at before any study has arrived.</summary>
/// <param name="Id">By which it is asked for; small letters and hyphens.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Snapshot">The study.</param>
/// <param name="Prediction">What was said of it.</param>
public sealed record TemplateSample(string Id, string Title, StudySnapshot Snapshot, StudyPrediction Prediction);
