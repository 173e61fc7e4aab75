using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>The measures of one femoral stem, mm.</summary>
/// <param name="Kind">Its design.</param>
/// <param name="Material">Its metal.</param>
/// <param name="Length">From the medial resection to the tip.</param>
/// <param name="TipFill">Share of the canal's radius that the tip fills, 0 to 1.</param>
/// <param name="TopFill">Share of the canal's radius that the stem fills below the lesser trochanter, 0 to 1.</param>
/// <param name="TipDepth">Half of its depth from front to back at the tip, at most.</param>
/// <param name="TopDepth">Half of its depth at the resection.</param>
/// <param name="Squareness">Corner shape of the section, 2 is round.</param>
/// <param name="Collar">It has a collar on the calcar.</param>
/// <param name="Cement">The cement around it, or none.</param>
/// <param name="Mantle">Thickness of the cement, 0 without.</param>
internal sealed record StemForm(
    StemKind Kind,
    Material Material,
    float Length,
    float TipFill,
    float TopFill,
    float TipDepth,
    float TopDepth,
    float Squareness,
    bool Collar,
    Material? Cement,
    float Mantle);
