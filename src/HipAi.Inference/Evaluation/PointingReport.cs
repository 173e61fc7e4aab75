namespace HipAi.Inference.Evaluation;

/// <summary>Whether maps point at what they should (the pointing game), as far as masks tell.</summary>
/// <param name="Hardware">Share of the heatmaps of hips with hardware that was seen as hardware whose maximum lies on it.</param>
/// <param name="HardwareNear">Share of them whose maximum lies on the hardware or at most 10 mm beside it.</param>
/// <param name="HardwareHips">Share of these hips with the maximum of every heatmap on the hardware.</param>
/// <param name="Signs">Share of the probability maps of the true cause whose maximum lies on a sign of it, where the image shows one.</param>
/// <param name="SignsNear">Share of them whose maximum lies on a sign or at most 10 mm beside it.</param>
/// <param name="SignsByCause">The same, cause by cause.</param>
public sealed record PointingReport(
    Figure Hardware, Figure HardwareNear, Figure HardwareHips, Figure Signs, Figure SignsNear, IReadOnlyDictionary<string, Figure> SignsByCause);
