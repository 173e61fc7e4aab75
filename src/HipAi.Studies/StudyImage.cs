namespace HipAi.Studies;

/// <summary>One image of a study with what was concluded of it, each conclusion with its source (requirement B5).</summary>
/// <param name="Instance">The stored object.</param>
/// <param name="Description">The attributes the conclusions were drawn from.</param>
/// <param name="View">The view and where it was read from.</param>
/// <param name="Side">The side and where it was read from.</param>
/// <param name="ExcludedBecause">Why the image never reaches a model (requirement B7); null when it does.</param>
/// <param name="Conflicts">Attributes that contradict the conclusions, in words; empty when none does.</param>
public sealed record StudyImage(
    StoredInstance Instance,
    ImageDescription Description,
    Attributed<RadiographView> View,
    Attributed<ImageLaterality> Side,
    string? ExcludedBecause,
    IReadOnlyList<string> Conflicts);
