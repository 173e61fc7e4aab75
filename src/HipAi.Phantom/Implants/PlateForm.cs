using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>A lateral plate.</summary>
/// <param name="Top">Level of its upper end, mm below the head centre (negative above it).</param>
/// <param name="Bottom">Level of its lower end.</param>
/// <param name="Width">Width, mm.</param>
/// <param name="Thickness">Thickness, mm.</param>
/// <param name="Metal">Its metal.</param>
/// <param name="Contoured">It is shaped to the trochanter; otherwise it is straight.</param>
/// <param name="Name">What it is called.</param>
internal sealed record PlateForm(float Top, float Bottom, float Width, float Thickness, Material Metal, bool Contoured, string Name = "plate");
