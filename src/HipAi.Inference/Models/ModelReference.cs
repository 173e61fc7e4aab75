using System.Text.Json.Serialization;

namespace HipAi.Inference.Models;

/// <summary>The parity gate (requirement C3): what the network must answer to a known input.</summary>
/// <param name="Input">File beside the manifest: float32 little-endian, shape [1, channels, height, width], after mean and standard deviation.</param>
/// <param name="Output">
/// File beside the manifest: JSON with the field <c>logits</c>, a number per class, and for each further output that the manifest names its
/// mean per channel under the name of its field in the manifest: <c>activationMap</c>, a mean per map (optional where the logits follow from the
/// maps), <c>joint</c>, two numbers, <c>unfamiliarity</c>, one.
/// </param>
public sealed record ModelReference(string Input, string Output)
{
    /// <summary>What is allowed when a manifest says nothing.</summary>
    public const double DefaultTolerance = 1e-3;

    /// <summary>Greatest absolute difference of a number; optional. <value>Default <see cref="DefaultTolerance"/>.</value></summary>
    [JsonInclude]
    public double Tolerance { get; init; } = DefaultTolerance;
}
