using HipAi.Phantom;

namespace HipAi.Scp.Commands;

/// <summary>A study of a labelled set before it is judged.</summary>
/// <param name="Name">Names it within the set.</param>
/// <param name="Patient">The patient.</param>
/// <param name="Vendor">The device; empty for what the header tells.</param>
/// <param name="Site">The site; empty when it is not known.</param>
/// <param name="CReactiveProtein">mg/L; null when it is not known.</param>
/// <param name="ErythrocyteSedimentationRate">mm in the first hour; null likewise.</param>
/// <param name="Images">Its images.</param>
/// <param name="Truth">What the simulator knows besides; null for other sets.</param>
internal sealed record SourceStudy(
    string Name,
    string Patient,
    string Vendor,
    string Site,
    double? CReactiveProtein,
    double? ErythrocyteSedimentationRate,
    IReadOnlyList<SourceImage> Images,
    StudyTruth? Truth);
