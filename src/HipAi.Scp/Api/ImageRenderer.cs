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

    private readonly RecentFrames _recent = new();

    /// <summary>Draws an image as displayed.</summary>
    /// <param name="instance">The object.</param>
    /// <param name="longestSide">The longest side of the picture in pixels; a smaller image is not enlarged.</param>
    /// <param name="cancellationToken">Gives up waiting for a place.</param>
    /// <exception cref="DicomException">The object or its pixels cannot be read.</exception>
    /// <exception cref="FileNotFoundException">The object's file is gone.</exception>
    internal Task<byte[]> RenderAsync(StoredInstance instance, int longestSide, CancellationToken cancellationToken) =>
        InPlaceAsync(() => DrawAsync(instance, longestSide, cancellationToken), cancellationToken);

    /// <summary>Reads an image before its window, for a viewer that chooses one.</summary>
    /// <inheritdoc cref="RenderAsync"/>
    internal async Task<ViewerFrame> SampleAsync(StoredInstance instance, CancellationToken cancellationToken)
    {
        if (_recent.Find(instance.Sha256) is { } known) return known;
        var frame = await InPlaceAsync(() => ReadAsync(instance, cancellationToken), cancellationToken);
        _recent.Keep(instance.Sha256, frame);
        return frame;
    }

    public void Dispose() => _places.Dispose();

    private async Task<T> InPlaceAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<byte[]> DrawAsync(StoredInstance instance, int longestSide, CancellationToken cancellationToken)
    {
        var file = await transcoder.ToNativeAsync(files.Open(instance), frame: 0, cancellationToken);
        return RadiographPicture.Draw(GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax), longestSide);
    }

    private async Task<ViewerFrame> ReadAsync(StoredInstance instance, CancellationToken cancellationToken)
    {
        var file = await transcoder.ToNativeAsync(files.Open(instance), frame: 0, cancellationToken);
        return new ViewerFrame(GrayscaleRenderer.Sample(file.Dataset, file.TransferSyntax), ViewerSpacing.From(file.Dataset));
    }
}
