using HipAi.Scp.Storage.Retention;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Storage;

/// <summary>A clock that somebody set is told from time that has passed (requirement H7).</summary>
[Category("H7")]
internal sealed class ClockWatchTests
{
    private ManualTimeProvider _time = null!;
    private ClockWatch _watch = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new ManualTimeProvider();
        _watch = new ClockWatch(_time);
    }

    [Test]
    public void Time_that_passes_is_no_setting()
    {
        _time.Advance(TimeSpan.FromDays(400));
        Assert.That(_watch.WasSet(), Is.False);
    }

    [TestCase(5, false), TestCase(-5, false), TestCase(11, true), TestCase(-11, true), TestCase(525_600, true)]
    public void A_setting_by_more_than_time_servers_do_is_told_once(int minutes, bool isTold)
    {
        _time.Advance(TimeSpan.FromHours(1));
        _time.Set(TimeSpan.FromMinutes(minutes));

        Assert.That(_watch.WasSet(), Is.EqualTo(isTold));
        Assert.That(_watch.WasSet(), Is.False);
    }
}
