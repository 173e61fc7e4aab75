using System.Text.Json.Serialization;

namespace HipAi.Inference.Models;

/// <summary>The parity gate (requirement C3): what the network must answer to a known input.</summary>
/// <param name="Input">File beside the manifest: float32 little-endian, shape [1, channels, height, width], after mean and standard deviation.</param>
/// <param name="Output">File beside the manifest: JSON with one field <c>logits</c>, a number per class.</param>
public sealed record ModelReference(string Input, string Output)
{
    /// <summary>What is allowed when a manifest says nothing.</summary>
    public const double DefaultTolerance = 1e-3;

    /// <summary>Greatest absolute difference of a logit; optional. <value>Default <see cref="DefaultTolerance"/>.</value></summary>
    [JsonInclude]
    public double Tolerance { get; init; } = DefaultTolerance;
}
