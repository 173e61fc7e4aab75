using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>A class-activation map and where it lies on its image.</summary>
/// <param name="Url">Where the PNG is found.</param>
/// <param name="Id">Its name within the study.</param>
/// <param name="Member">The model whose map it is.</param>
/// <param name="Class">Code of the class the map argues for.</param>
/// <param name="SopInstanceUid">The image it lies on.</param>
/// <param name="Region">The pixels of that image it covers.</param>
internal sealed record HeatmapDocument(
    string Url,
    string Id,
    string Member,
    string Class,
    string SopInstanceUid,
    PixelRegion Region);
