using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Assembly;

/// <summary>The rule of the quiet period and its cap.</summary>
[Category("B1")]
internal sealed class ClosingTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private static readonly AssemblyOptions Options = new()
    {
        QuietPeriod = TimeSpan.FromSeconds(60), HardCap = TimeSpan.FromMinutes(15), SettleTime = TimeSpan.FromSeconds(5),
    };

    [Test]
    public void The_first_image_opens_the_study()
    {
        var closing = ClosingTime.After(null, Start, false, Options);

        Assert.That(closing, Is.EqualTo(new ClosingTime(Start, Start.AddSeconds(60), ClosedBecause.QuietPeriod)));
    }

    [Test]
    public void Each_image_moves_the_closing_time_forward() =>
        Assert.That(ClosingTime.After(Start, Start.AddSeconds(50), false, Options).ClosesAt, Is.EqualTo(Start.AddSeconds(110)));

    [Test]
    public void The_cap_is_never_passed()
    {
        var closing = ClosingTime.After(Start, Start.AddMinutes(14.5), false, Options);

        Assert.That(closing.ClosesAt, Is.EqualTo(Start.AddMinutes(15)));
        Assert.That(closing.Because, Is.EqualTo(ClosedBecause.HardCap));
    }

    [Test]
    public void A_clock_set_back_does_not_keep_a_study_open()
    {
        var closing = ClosingTime.After(Start, Start.AddHours(-1), false, Options);

        Assert.That(closing, Is.EqualTo(new ClosingTime(Start.AddHours(-1), Start.AddHours(-1).AddSeconds(60), ClosedBecause.QuietPeriod)));
    }

    [Test, Category("B2")]
    public void Complete_views_wait_for_the_settle_time_only() =>
        Assert.That(
            ClosingTime.After(Start, Start.AddSeconds(20), true, Options),
            Is.EqualTo(new ClosingTime(Start, Start.AddSeconds(25), ClosedBecause.ViewsComplete)));

    [Test, Category("B2")]
    public void Complete_views_do_not_pass_the_cap() =>
        Assert.That(
            ClosingTime.After(Start, Start.AddMinutes(15).AddSeconds(-3), true, Options),
            Is.EqualTo(new ClosingTime(Start, Start.AddMinutes(15), ClosedBecause.HardCap)));

    [Test, Category("B2")]
    public void A_settle_time_longer_than_the_quiet_period_holds_nothing_up()
    {
        var options = new AssemblyOptions { QuietPeriod = TimeSpan.FromSeconds(2), SettleTime = TimeSpan.FromSeconds(5) };

        Assert.That(ClosingTime.After(null, Start, true, options), Is.EqualTo(new ClosingTime(Start, Start.AddSeconds(2), ClosedBecause.QuietPeriod)));
    }

    [Test, Category("B1")]
    public void A_source_with_a_quiet_period_of_its_own_closes_by_that()
    {
        Assert.That(
            ClosingTime.After(null, Start, false, Options, TimeSpan.FromSeconds(7)),
            Is.EqualTo(new ClosingTime(Start, Start.AddSeconds(7), ClosedBecause.QuietPeriod)));
    }
}
