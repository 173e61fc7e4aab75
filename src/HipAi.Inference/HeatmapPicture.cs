namespace HipAi.Inference;

/// <summary>The picture of one heatmap.</summary>
/// <param name="Id">The same as <see cref="HipAi.Studies.HipHeatmap.Id"/>.</param>
/// <param name="Png">The PNG file: the hip as it lies in the source image, with the activation over it.</param>
public sealed record HeatmapPicture(string Id, byte[] Png);
