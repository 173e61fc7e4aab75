using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Anatomy;

/// <summary>A closed piece of the body other than bone: gas, stool, fat, muscle, a calcification.</summary>
/// <param name="Mesh">Its surface, mm.</param>
/// <param name="Material">What it is made of.</param>
/// <param name="Displaces">What it takes the place of.</param>
/// <param name="Smooth">Large and soft: it may be projected at half the resolution.</param>
internal sealed record TissuePart(TriangleMesh Mesh, Material Material, Material Displaces, bool Smooth = false);
