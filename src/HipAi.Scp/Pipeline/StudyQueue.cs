using System.Threading.Channels;

namespace HipAi.Scp.Pipeline;

/// <summary>
/// The keys of studies to be worked on. A key waits once, however often it is put in, and is never with two workers: put in
/// while it is worked on, it comes again when that is done.
/// </summary>
internal sealed class StudyQueue
{
    private readonly Channel<string> _keys = Channel.CreateUnbounded<string>();
    private readonly Lock _gate = new();
    private readonly HashSet<string> _waiting = [];
    private readonly HashSet<string> _running = [];

    /// <summary>How many studies wait.</summary>
    public int Waiting
    {
        get { lock (_gate) return _waiting.Count; }
    }

    /// <summary>Puts a key in.</summary>
    public void Add(string uid)
    {
        lock (_gate)
        {
            if (_waiting.Add(uid) && !_running.Contains(uid)) _keys.Writer.TryWrite(uid);
        }
    }

    /// <summary>Waits for a key; the caller says <see cref="Done"/> when it has worked on it.</summary>
    public async ValueTask<string> TakeAsync(CancellationToken cancellationToken)
    {
        var uid = await _keys.Reader.ReadAsync(cancellationToken);
        lock (_gate)
        {
            _waiting.Remove(uid);
            _running.Add(uid);
        }

        return uid;
    }

    /// <summary>The key's worker is done with it.</summary>
    public void Done(string uid)
    {
        lock (_gate)
        {
            _running.Remove(uid);
            if (_waiting.Contains(uid)) _keys.Writer.TryWrite(uid);
        }
    }
}
