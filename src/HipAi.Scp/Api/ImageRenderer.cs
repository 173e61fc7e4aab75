using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>Draws stored images as PNG.</summary>
internal sealed class ImageRenderer(InstanceFiles files)
{
    internal Task<byte[]> RenderAsync(StoredInstance instance, int max, CancellationToken cancellationToken) =>
        File.ReadAllBytesAsync(Path.ChangeExtension(files.AbsolutePath(instance), max > 0 ? ".png" : ""), cancellationToken);
}
