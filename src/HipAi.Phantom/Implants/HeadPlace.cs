using System.Numerics;

namespace HipAi.Phantom.Implants;

/// <summary>A placed head.</summary>
/// <param name="Centre">Its centre, canonical hip frame.</param>
/// <param name="Radius">Radius of what moves in the socket: of a bipolar head the shell's.</param>
internal sealed record HeadPlace(Vector3 Centre, float Radius);
