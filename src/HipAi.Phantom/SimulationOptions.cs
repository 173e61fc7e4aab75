using HipAi.Phantom.Imaging;
using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>What to simulate. An empty list means all there are.</summary>
public sealed record SimulationOptions
{
    /// <summary>Distance of pixel centres on the detector, mm, 0.1 to 1.5; null takes the device's own. 0.5 to 0.6 is enough for networks, 0.3 looks well on a screen.</summary>
    public double? PixelSpacing { get; init; } = 0.3;

    /// <summary>How often each class is drawn.</summary>
    public ClassMix ClassMix { get; init; } = ClassMix.Balanced;

    /// <summary>The classes of the hip a study is about; given, they are drawn alike and <see cref="ClassMix"/> tells of the other hip only.</summary>
    public IReadOnlyList<HardwareClass> Classes { get; init; } = [];

    /// <summary>The views that are taken; <see cref="RadiographView.Unknown"/> cannot be asked for.</summary>
    public IReadOnlyList<RadiographView> Views { get; init; } = [];

    /// <summary>The devices, by the last word of their Manufacturer: <c>A</c>, <c>B</c> and so on. Empty: the internal ones, for the external are kept for tests.</summary>
    public IReadOnlyList<string> Vendors { get; init; } = [];

    /// <summary>The causes a failed arthroplasty is drawn from.</summary>
    public IReadOnlyList<FailureCause> Causes { get; init; } = [];

    /// <summary>Share of arthroplasties that have failed; 0 to 1.</summary>
    public double FailureShare { get; init; }

    /// <summary>Share of images that cannot be judged (<see cref="ImageQuality"/>); 0 to 1.</summary>
    public double DefectShare { get; init; }

    /// <summary>Share of studies about a hip with hardware outside the nine classes; 0 to 1.</summary>
    public double OutOfClassShare { get; init; }

    /// <summary>
    /// Share of studies without each of these, as real devices leave them out (view attributes are missing in about 4 % of public
    /// collections): view codes, laterality, orientation, texts. 0 to 1.
    /// </summary>
    public double GapShare { get; init; } = 0.04;

    /// <summary>Share of studies in which an attribute contradicts the others; every one is flagged in the truth. 0 to 1.</summary>
    public double ContradictionShare { get; init; } = 0.01;

    /// <summary>Whether DX devices write the For Processing image of each exposure as well.</summary>
    public bool Raw { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public void Validate()
    {
        if (PixelSpacing is not (null or (>= 0.1 and <= 1.5)))
            throw new ArgumentOutOfRangeException(nameof(PixelSpacing), PixelSpacing, "Pixel spacing must be 0.1 to 1.5 mm.");
        foreach (var (name, share) in new[]
        {
            (nameof(FailureShare), FailureShare), (nameof(DefectShare), DefectShare), (nameof(OutOfClassShare), OutOfClassShare),
            (nameof(GapShare), GapShare), (nameof(ContradictionShare), ContradictionShare),
        })
            if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(name, share, $"{name} must be 0 to 1.");
        if (Views.Contains(RadiographView.Unknown))
            throw new ArgumentOutOfRangeException(nameof(Views), "Only the four hip views can be asked for.");
        if (Causes.Contains(FailureCause.None) && Causes.Count > 1 && FailureShare > 0)
            throw new ArgumentOutOfRangeException(nameof(Causes), "No failure is not one of several causes: lower the share instead.");
        DeviceStyle.Named(Vendors);
    }
}
