using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>One closed piece of hardware or cement.</summary>
/// <param name="Mesh">Its surface in the canonical hip frame (see <see cref="Anatomy.HipAnatomy"/>), mm.</param>
/// <param name="Material">What it is made of.</param>
/// <param name="Displaces">
/// What it takes the place of: along a ray the part adds its own attenuation less that of the displaced material.
/// A hole or a gap is a part whose material is softer than what it displaces.
/// </param>
/// <param name="Segment">The bone it moves with.</param>
/// <param name="Name">Which component it belongs to, in lower case words: <c>stem</c>, <c>cup</c>, <c>cement</c>; parts of one name share a mask in the truth. Empty for what is no hardware (a bone graft, a gap).</param>
public sealed record ImplantPart(TriangleMesh Mesh, Material Material, Material Displaces, ImplantSegment Segment, string Name = "");
