using HipAi.Dicom.Imaging;
using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// Reads, renders and measures a study's images in their order, the next one while the one before is judged: a decoder uses one processor.
/// Two at most are in memory or on their way there.
/// </summary>
/// <param name="images">The images to read.</param>
/// <param name="render">Gives an image as displayed; called on threads of the pool, for two images at the same time.</param>
internal sealed class ImagesAhead(IEnumerable<StudyImage> images, Func<StoredInstance, Task<GrayscaleImage>> render) : IAsyncDisposable
{
    private const int AtOnce = 2;

    private readonly Queue<StudyImage> waiting = new(images);
    private readonly Queue<Task<ExposedImage>> begun = [];

    /// <summary>The next image; let the one before go first. Throws what reading or rendering it threw.</summary>
    public Task<ExposedImage> NextAsync()
    {
        while (begun.Count < AtOnce && waiting.TryDequeue(out var image)) begun.Enqueue(Task.Run(() => ReadAsync(image)));
        return begun.Dequeue();
    }

    /// <summary>Waits for what was begun and is not wanted any more, whatever became of it.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll((IEnumerable<Task>)begun).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<ExposedImage> ReadAsync(StudyImage image) => ExposedImage.Of(await render(image.Instance).ConfigureAwait(false));
}
