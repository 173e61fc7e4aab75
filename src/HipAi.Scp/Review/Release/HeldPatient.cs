using HipAi.Scp.Storage.Release;
using HipAi.Studies;

namespace HipAi.Scp.Review.Release;

/// <summary>One of the identities that stand in the images of a held study.</summary>
/// <param name="Patient">Who it is; null for images that tell nothing any more.</param>
/// <param name="Differing">The attributes in which it differs from the first one, keyword's name and tag; empty for the first.</param>
/// <param name="Images">Its images, in order of arrival.</param>
internal sealed record HeldPatient(PatientIdentity? Patient, IReadOnlyList<string> Differing, IReadOnlyList<HeldImage> Images)
{
    /// <summary>Puts images of one identity together, in order of the first image of each; those that were kept out before are left out.</summary>
    internal static IReadOnlyList<HeldPatient> Of(IReadOnlyList<HeldImage> images)
    {
        var groups = images.Where(image => image.ExcludedBecause is null).GroupBy(image => image.Patient).ToList();
        var first = groups.Select(group => group.Key).FirstOrDefault(patient => patient is not null);
        return [.. groups.Select(group => new HeldPatient(
            group.Key, group.Key is null || first is null ? [] : PatientComparison.Of(first, group.Key).Differing, [.. group]))];
    }

    /// <summary>Whether an attribute differs from that of the first identity.</summary>
    /// <param name="keyword">Begin of the attribute's name.</param>
    internal bool Differs(string keyword) => Differing.Any(attribute => attribute.StartsWith(keyword, StringComparison.Ordinal));
}
