using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Foreign;

/// <summary>A thing in or on the patient that is no hip hardware of the nine classes.</summary>
/// <param name="Mesh">Its surface in the frame of its anchor, mm.</param>
/// <param name="Material">What it is made of.</param>
/// <param name="Displaces">What it takes the place of; air when it lies on the patient.</param>
/// <param name="Name">What it is, in lower case words: <c>lumbar rod</c>, <c>button</c>.</param>
/// <param name="Anchor">What it moves with.</param>
internal sealed record ForeignPart(TriangleMesh Mesh, Material Material, Material Displaces, string Name, ForeignAnchor Anchor);
