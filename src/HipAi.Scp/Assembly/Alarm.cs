using System.Threading.Channels;

namespace HipAi.Scp.Assembly;

/// <summary>Sleeps until a time or until it is rung; a ring while nobody sleeps is kept for the next sleeper. For one sleeper.</summary>
internal sealed class Alarm(TimeProvider time)
{
    /// <summary>Key of the alarm that is rung when an image was stored.</summary>
    public const string Arrivals = nameof(Arrivals);

    /// <summary>Key of the alarm that is rung when there may be a study to work on.</summary>
    public const string Work = nameof(Work);

    /// <summary>Nobody sleeps longer than this: should a ring ever be lost, it costs this much and one query.</summary>
    public static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes the sleeper.</summary>
    public void Ring() => _bell.Writer.TryWrite(true);

    /// <summary>Sleeps until <paramref name="until"/>, at most <see cref="LongestSleep"/>, or until rung.</summary>
    public async Task SleepAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var length = until is { } due ? due - time.GetUtcNow() : LongestSleep;
        if (length <= TimeSpan.Zero) return;
        if (length > LongestSleep) length = LongestSleep;
        using var sleep = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = Task.Delay(length, time, sleep.Token);
        var rung = _bell.Reader.ReadAsync(sleep.Token).AsTask();
        await Task.WhenAny(timer, rung);
        await sleep.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
