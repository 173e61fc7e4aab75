using System.Runtime.Intrinsics;

namespace HipAi.Phantom.Imaging;

/// <summary>Takes the crossings of rays with a mesh, pixel by pixel.</summary>
internal interface ITriangleSink
{
    /// <summary>A ray enters (<paramref name="sign"/> -1) or leaves (+1) a solid.</summary>
    /// <param name="pixel">Row-major pixel index.</param>
    /// <param name="along">Where along the ray, 0 source to 1 detector.</param>
    /// <param name="sign">-1 in, +1 out.</param>
    void Cross(int pixel, float along, int sign);

    /// <summary>The same for eight pixels of a row.</summary>
    /// <param name="pixel">Row-major index of the first.</param>
    /// <param name="along">Where along the rays.</param>
    /// <param name="outside">All bits set where the ray misses.</param>
    /// <param name="sign">-1 in, +1 out.</param>
    void Cross(int pixel, Vector256<float> along, Vector256<float> outside, int sign);
}
