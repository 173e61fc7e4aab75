using HipAi.Phantom.Geometry;

namespace HipAi.Phantom.Anatomy;

/// <summary>One bone: its surface, and the spongiosa inside its cortex.</summary>
/// <param name="Outer">Outside of the cortex.</param>
/// <param name="Spongiosa">Inside of the cortex.</param>
internal sealed record BoneMesh(TriangleMesh Outer, TriangleMesh Spongiosa);
