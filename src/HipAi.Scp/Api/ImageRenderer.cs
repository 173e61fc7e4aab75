using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Inference.Heatmaps;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>
/// Draws stored images as PNG, through the grey-scale path that the models see. A few at a time: a page asks for many
/// images at once, and each takes memory for all of its pixels.
/// </summary>
internal sealed class ImageRenderer(InstanceFiles files) : IDisposable
{
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);

    /// <summary>Draws an image as displayed.</summary>
    /// <param name="instance">The object.</param>
    /// <param name="longestSide">The longest side of the picture in pixels; a smaller image is not enlarged.</param>
    /// <param name="cancellationToken">Gives up waiting for a place.</param>
    /// <exception cref="DicomException">The object or its pixels cannot be read.</exception>
    /// <exception cref="FileNotFoundException">The object's file is gone.</exception>
    internal async Task<byte[]> RenderAsync(StoredInstance instance, int longestSide, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Render(files.AbsolutePath(instance), longestSide), cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private static byte[] Render(string path, int longestSide)
    {
        var file = DicomFile.Open(path);
        return RadiographPicture.Draw(GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax), longestSide);
    }
}
