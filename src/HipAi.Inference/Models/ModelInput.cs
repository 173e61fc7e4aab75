using System.Text.Json.Serialization;

namespace HipAi.Inference.Models;

/// <summary>What a network takes: float32, shape [N, channels, height, width].</summary>
/// <param name="Name">Name of the ONNX input.</param>
/// <param name="Width">Columns, 8 to 2048.</param>
/// <param name="Height">Rows, 8 to 2048.</param>
/// <param name="Channels">1; 2 (AP, lateral) for failure causes.</param>
/// <param name="Layout"><c>NCHW</c>.</param>
/// <param name="Resampling"><c>area</c>: the only way preparation resamples.</param>
/// <param name="Letterbox">True: the hip is fitted with its aspect kept, centred, padded with the lower end of the range.</param>
/// <param name="Range">[0, 1]: the range of a pixel before mean and standard deviation.</param>
/// <param name="Mean">Subtracted from each pixel.</param>
/// <param name="Std">Divides what remains; above 0.</param>
/// <param name="Region">What is drawn into it: <c>hip</c>, <c>image</c>, or <c>joint</c> for a square about the hip joint.</param>
/// <param name="Millimetres">Side of that square at the joint, 50 to 400; only with the region <c>joint</c>.</param>
/// <param name="JointAt">
/// Where in that square the joint lies, in shares of its side from the lateral and the upper edge, each 0.1 to 0.9; null for its middle. Only with the region <c>joint</c>.
/// </param>
public sealed record ModelInput(
    string Name,
    int Width,
    int Height,
    int Channels,
    string Layout,
    string Resampling,
    bool Letterbox,
    IReadOnlyList<double> Range,
    double Mean,
    double Std,
    string Region,
    double? Millimetres = null,
    IReadOnlyList<double>? JointAt = null)
{
    /// <summary>Values of one input: channels × height × width.</summary>
    [JsonIgnore]
    public int Length => Channels * Height * Width;
}
