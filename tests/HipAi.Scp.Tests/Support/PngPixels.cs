using HipAi.Inference.Evaluation.Sources;

namespace HipAi.Scp.Tests.Support;

/// <summary>The grey values of a picture that the service drew.</summary>
internal static class PngPixels
{
    public static ushort[] Grey(byte[] png) => PngDecoder.Decode(png).Samples;
}
