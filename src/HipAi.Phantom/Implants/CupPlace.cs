using System.Numerics;

namespace HipAi.Phantom.Implants;

/// <summary>A placed cup.</summary>
/// <param name="Kind">Its type.</param>
/// <param name="Centre">Centre of its sphere, canonical hip frame.</param>
/// <param name="Opening">Unit vector out of its opening.</param>
/// <param name="Outer">Radius of its outside, of a cemented cup with the cement.</param>
/// <param name="Bore">Radius inside the metal; of a polyethylene cup its own outside.</param>
/// <param name="HeadRadius">Radius of the head that it takes.</param>
/// <param name="Screws">Start and tip of each screw.</param>
internal sealed record CupPlace(
    CupKind Kind,
    Vector3 Centre,
    Vector3 Opening,
    float Outer,
    float Bore,
    float HeadRadius,
    IReadOnlyList<(Vector3 Start, Vector3 Tip)> Screws);
