using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>A class-activation map that lies on an image.</summary>
/// <param name="Id">Its name within the study.</param>
/// <param name="Side">Code of the hip.</param>
/// <param name="Class">Code of the class that it argues for.</param>
/// <param name="ClassName">That class in words.</param>
/// <param name="Member">The model whose map it is.</param>
/// <param name="Region">The pixels of the image that it covers.</param>
/// <param name="Url">Where the PNG is found.</param>
internal sealed record ViewerHeatmap(string Id, string Side, string Class, string ClassName, string Member, PixelRegion Region, string Url);
