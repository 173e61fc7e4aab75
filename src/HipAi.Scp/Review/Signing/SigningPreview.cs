using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>What a signature would do, told before it is given.</summary>
/// <param name="Made">The version that it would make.</param>
/// <param name="Open">The hips that keep it from being made, or want a confirmation.</param>
/// <param name="Holding">The decisions that go with it.</param>
/// <param name="Difference">How its text differs from the machine's draft; empty when it does not.</param>
/// <param name="Destinations">Where it is delivered to.</param>
internal sealed record SigningPreview(
    PreliminaryReport Made, IReadOnlyList<OpenHip> Open, IReadOnlyList<RecordedDecision> Holding, IReadOnlyList<DifferenceLine> Difference,
    IReadOnlyList<string> Destinations);
