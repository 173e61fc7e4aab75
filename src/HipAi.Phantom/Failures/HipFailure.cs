using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>What became of an arthroplasty.</summary>
/// <param name="Cause">The main cause, or none in a sound hip.</param>
/// <param name="Companions">Further causes that came along, as wear brings loosening.</param>
/// <param name="Signs">Where the images can show it; empty in an infection that shows nothing.</param>
/// <param name="Mimics">Harmless things drawn that look like a sign, in words.</param>
internal sealed record HipFailure(
    FailureCause Cause,
    IReadOnlyList<FailureCause> Companions,
    IReadOnlyList<FailureSign> Signs,
    IReadOnlyList<string> Mimics)
{
    public static HipFailure Sound { get; } = new(FailureCause.None, [], [], []);
}
