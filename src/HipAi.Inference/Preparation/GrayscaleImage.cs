namespace HipAi.Inference.Preparation;

/// <summary>A grey image as displayed; stands in until the imaging room of HipAi.Dicom is merged.</summary>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
/// <param name="pixels">Row-major, 0 to 1, white = 1.</param>
public sealed class GrayscaleImage(int width, int height, float[] pixels)
{
    /// <summary>Columns.</summary>
    public int Width => width;

    /// <summary>Rows.</summary>
    public int Height => height;

    /// <summary>Row-major, 0 to 1, white = 1.</summary>
    public float[] Pixels => pixels;
}
