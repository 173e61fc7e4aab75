using HipAi.Studies;

namespace HipAi.Scp.Measures;

/// <summary>Which signatures of a range are measured.</summary>
/// <param name="Models">Members and versions as <see cref="ModelsOf"/> tells them; null for any.</param>
/// <param name="Institution">Institution Name (0008,0080); null for any.</param>
/// <param name="Manufacturer">Manufacturer of the modality; null for any.</param>
internal sealed record MeasureFilter(string? Models = null, string? Institution = null, string? Manufacturer = null)
{
    /// <summary>Whether a signature is measured.</summary>
    internal bool Takes(SignedReview review) => (Models is null || ModelsOf(review) == Models)
        && (Institution is null || review.InstitutionName == Institution) && (Manufacturer is null || review.Manufacturer == Manufacturer);

    /// <summary>The members that voted, as one text.</summary>
    internal static string ModelsOf(SignedReview review) => string.Join(", ", review.Models.Order(StringComparer.Ordinal));
}
