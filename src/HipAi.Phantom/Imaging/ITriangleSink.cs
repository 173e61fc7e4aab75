namespace HipAi.Phantom.Imaging;

/// <summary>Takes the crossings of rays with a mesh, pixel by pixel.</summary>
internal interface ITriangleSink
{
    /// <summary>A ray enters (<paramref name="sign"/> -1) or leaves (+1) a solid.</summary>
    /// <param name="pixel">Row-major pixel index.</param>
    /// <param name="along">Where along the ray, 0 source to 1 detector.</param>
    /// <param name="sign">-1 in, +1 out.</param>
    void Cross(int pixel, float along, int sign);
}
