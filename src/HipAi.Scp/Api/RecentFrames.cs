namespace HipAi.Scp.Api;

/// <summary>
/// The frames that were decoded last: a viewer asks for an image's description and then for its pixels, and nobody wants to decode twice.
/// </summary>
internal sealed class RecentFrames
{
    /// <summary>Five images of a large detector; a frame that is larger than all of it is not kept.</summary>
    private const long Room = 96 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Sha256, ViewerFrame Image)> _frames = [];

    /// <summary>The frame of an object; null when it is not among the last.</summary>
    internal ViewerFrame? Find(string sha256)
    {
        lock (_lock) return _frames.FirstOrDefault(kept => kept.Sha256 == sha256).Image;
    }

    /// <summary>Keeps a frame; the oldest make room for it.</summary>
    internal void Keep(string sha256, ViewerFrame image)
    {
        lock (_lock)
        {
            if (_frames.Any(kept => kept.Sha256 == sha256)) return;
            _frames.AddLast((sha256, image));
            while (_frames.Sum(kept => (long)kept.Image.Frame.Samples.Length) > Room) _frames.RemoveFirst();
        }
    }
}
