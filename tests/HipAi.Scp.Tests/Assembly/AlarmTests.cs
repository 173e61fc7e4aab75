using HipAi.Scp.Assembly;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Assembly;

/// <summary>A sleeper wakes at its time or when rung, whichever comes first.</summary>
internal sealed class AlarmTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public async Task It_wakes_at_the_time()
    {
        var sleep = new Alarm(_time).SleepAsync(_time.GetUtcNow().AddSeconds(10), CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.That(sleep.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(1));
        await sleep;
    }

    [Test]
    public async Task It_wakes_when_rung()
    {
        var alarm = new Alarm(_time);
        var sleep = alarm.SleepAsync(null, CancellationToken.None);
        alarm.Ring();
        await sleep;
    }

    [Test]
    public async Task A_ring_before_the_sleep_is_not_lost()
    {
        var alarm = new Alarm(_time);
        alarm.Ring();
        await alarm.SleepAsync(null, CancellationToken.None);
    }

    [Test]
    public async Task A_time_that_is_past_is_no_sleep() =>
        await new Alarm(_time).SleepAsync(_time.GetUtcNow().AddSeconds(-1), CancellationToken.None);

    [Test]
    public async Task Nobody_sleeps_longer_than_the_longest_sleep()
    {
        var sleep = new Alarm(_time).SleepAsync(_time.GetUtcNow().AddDays(90), CancellationToken.None);
        _time.Advance(Alarm.LongestSleep);
        await sleep;
    }

    [Test]
    public async Task Stopping_ends_the_sleep()
    {
        using var stop = new CancellationTokenSource();
        var sleep = new Alarm(_time).SleepAsync(null, stop.Token);
        await stop.CancelAsync();
        Assert.That(async () => await sleep, Throws.InstanceOf<OperationCanceledException>());
    }
}
