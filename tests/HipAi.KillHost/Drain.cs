using System.Threading.Channels;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.KillHost;

/// <summary>Says "drained" as soon as every study is delivered: asked again after each commit and not by the clock.</summary>
internal sealed class Drain
{
    private readonly Channel<bool> _commits = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something was committed, or somebody begins to wait.</summary>
    public void Look() => _commits.Writer.TryWrite(true);

    /// <summary>Returns when nothing is left to do.</summary>
    public async Task WaitAsync(HipAiDatabase database, CancellationToken cancellationToken)
    {
        Look();
        await foreach (var _ in _commits.Reader.ReadAllAsync(cancellationToken))
        {
            var open = await database.ReadAsync(
                db => db.Studies.Where(s => s.State != StudyState.Delivered).Select(s => s.State).ToListAsync(cancellationToken), cancellationToken);
            if (open.Count == 0) return;
        }
    }
}
