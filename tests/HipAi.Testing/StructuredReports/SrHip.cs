using HipAi.Studies;

namespace HipAi.Testing.StructuredReports;

/// <summary>What a structured report says of one hip.</summary>
/// <param name="Side">The hip.</param>
/// <param name="Finding">The class that is stated as its finding; null when it is indeterminate.</param>
/// <param name="IsIndeterminate">Whether it is coded as indeterminate.</param>
/// <param name="Versus">The class that it is easily confused with, where one is coded; else null.</param>
/// <param name="Certainty">Certainty of the finding in per cent; null when there is none.</param>
/// <param name="Probabilities">Nine probabilities in the order of <see cref="HardwareClasses.All"/>.</param>
/// <param name="AlgorithmVersion">The version of the ensemble: those of its members.</param>
/// <param name="Votes">Member, version and class of every vote.</param>
/// <param name="TrackingUid">Its tracking UID.</param>
/// <param name="Comments">Its comments.</param>
/// <param name="Failure">What is said of the cause of failure; null when nothing.</param>
/// <param name="Review">What a person decided of it; null when nothing.</param>
public sealed record SrHip(
    HipSide Side,
    HardwareClass? Finding,
    bool IsIndeterminate,
    HardwareClass? Versus,
    double? Certainty,
    IReadOnlyList<double> Probabilities,
    string AlgorithmVersion,
    IReadOnlyList<(string Member, string Version, HardwareClass Class)> Votes,
    string TrackingUid,
    IReadOnlyList<string> Comments,
    SrFailure? Failure,
    SrReview? Review);
