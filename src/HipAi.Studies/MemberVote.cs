namespace HipAi.Studies;

/// <summary>What one member of the ensemble said of one hip in one image; kept as it was, whatever the fusion made of it.</summary>
/// <param name="Member">Name of the model (<see cref="ModelIdentity.Name"/>).</param>
/// <param name="Version">Version of the model.</param>
/// <param name="SopInstanceUid">The image the hip was cut from.</param>
/// <param name="View">The view of that image.</param>
/// <param name="Probabilities">Nine probabilities that sum to 1, in the order of <see cref="HardwareClasses.All"/>.</param>
public sealed record MemberVote(
    string Member,
    string Version,
    string SopInstanceUid,
    RadiographView View,
    IReadOnlyList<double> Probabilities)
{
    /// <summary>The class of highest probability.</summary>
    public HardwareClass Class => Fusion.ArgMax(Probabilities);
}
