using HipAi.Phantom.Geometry;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>One sign of failure and the space in which it is to be seen.</summary>
/// <param name="Name">What it is, in lower case words: <c>lucency zone 1</c>, <c>fracture line</c>.</param>
/// <param name="Cause">The cause it belongs to.</param>
/// <param name="Space">A closed surface round it, canonical hip frame, mm; only its shadow is used, for the truth's masks.</param>
/// <param name="Segment">The bone it moves with.</param>
internal sealed record FailureSign(string Name, FailureCause Cause, TriangleMesh Space, ImplantSegment Segment);
