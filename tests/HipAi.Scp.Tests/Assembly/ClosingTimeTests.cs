using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Assembly;

/// <summary>The rule of the quiet period and its cap.</summary>
[Category("B1")]
internal sealed class ClosingTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private static readonly AssemblyOptions Options = new() { QuietPeriod = TimeSpan.FromSeconds(60), HardCap = TimeSpan.FromMinutes(15) };

    [Test]
    public void The_first_image_opens_the_study()
    {
        var closing = ClosingTime.After(null, Start, Options);

        Assert.That(closing, Is.EqualTo(new ClosingTime(Start, Start.AddSeconds(60))));
        Assert.That(ClosingTime.Rule(closing.OpenedAt, closing.ClosesAt, Options), Is.EqualTo(ClosedBecause.QuietPeriod));
    }

    [Test]
    public void Each_image_moves_the_closing_time_forward() =>
        Assert.That(ClosingTime.After(Start, Start.AddSeconds(50), Options).ClosesAt, Is.EqualTo(Start.AddSeconds(110)));

    [Test]
    public void The_cap_is_never_passed()
    {
        var closing = ClosingTime.After(Start, Start.AddMinutes(14.5), Options);

        Assert.That(closing.ClosesAt, Is.EqualTo(Start.AddMinutes(15)));
        Assert.That(ClosingTime.Rule(closing.OpenedAt, closing.ClosesAt, Options), Is.EqualTo(ClosedBecause.HardCap));
    }

    [Test]
    public void A_clock_set_back_does_not_keep_a_study_open()
    {
        var closing = ClosingTime.After(Start, Start.AddHours(-1), Options);

        Assert.That(closing, Is.EqualTo(new ClosingTime(Start.AddHours(-1), Start.AddHours(-1).AddSeconds(60))));
    }
}
