namespace HipAi.Phantom;

/// <summary>What to simulate.</summary>
public sealed record SimulationOptions
{
    /// <summary>Distance of pixel centres on the detector, mm, 0.1 to 1.5. 0.5 to 0.6 is enough for networks, 0.3 looks well on a screen.</summary>
    public double PixelSpacing { get; init; } = 0.3;

    /// <summary>How often each class is drawn.</summary>
    public ClassMix ClassMix { get; init; } = ClassMix.Balanced;

    /// <summary>Share of studies with missing view or side attributes and texts, as real devices leave them out; 0 to 1.</summary>
    public double GapShare { get; init; } = 0.2;

    /// <summary>Share of studies in which a text contradicts the coded side; every one is flagged in the truth. 0 to 1.</summary>
    public double ContradictionShare { get; init; } = 0.01;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public void Validate()
    {
        if (PixelSpacing is not (>= 0.1 and <= 1.5))
            throw new ArgumentOutOfRangeException(nameof(PixelSpacing), PixelSpacing, "Pixel spacing must be 0.1 to 1.5 mm.");
        if (GapShare is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(GapShare), GapShare, "The share of studies with gaps must be 0 to 1.");
        if (ContradictionShare is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(ContradictionShare), ContradictionShare, "The share of contradicting studies must be 0 to 1.");
    }
}
