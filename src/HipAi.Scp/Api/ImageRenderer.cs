using HipAi.Dicom.Data;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Inference.Heatmaps;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>
/// Draws stored images as PNG, through the grey-scale path that the models see. A few at a time: a page asks for many
/// images at once, and each takes memory for all of its pixels.
/// </summary>
internal sealed class ImageRenderer(InstanceFiles files, DicomTranscoder transcoder) : IDisposable
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
            return await Task.Run(() => DrawAsync(instance, longestSide, cancellationToken), cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<byte[]> DrawAsync(StoredInstance instance, int longestSide, CancellationToken cancellationToken)
    {
        var file = await transcoder.ToNativeAsync(files.Open(instance), frame: 0, cancellationToken);
        return RadiographPicture.Draw(GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax), longestSide);
    }
}
