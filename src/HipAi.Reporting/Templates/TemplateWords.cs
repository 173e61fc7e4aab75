using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>The words of a template's language: everything the composer puts into sentences itself.</summary>
/// <param name="Sides">Word of each side, for example "right".</param>
/// <param name="Hips">Phrase for the hips an image shows, for example "the right hip" or "both hips".</param>
/// <param name="Views">Name of each view, for example "frog-leg lateral".</param>
/// <param name="ViewOfHip">How views and hips go together: <c>{view}</c> and <c>{hip}</c> stand for them.</param>
/// <param name="Hardware">Wording of each of the nine classes.</param>
/// <param name="Causes">Noun phrase of each of the five causes of failure, for example "aseptic loosening"; none has no words.</param>
/// <param name="And">The word between the last two of a list.</param>
public sealed record TemplateWords(
    IReadOnlyDictionary<HipSide, string> Sides,
    IReadOnlyDictionary<ImageLaterality, string> Hips,
    IReadOnlyDictionary<RadiographView, string> Views,
    string ViewOfHip,
    IReadOnlyDictionary<HardwareClass, HardwareWording> Hardware,
    IReadOnlyDictionary<FailureCause, string> Causes,
    string And);
