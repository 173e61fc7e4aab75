namespace HipAi.Studies.Tests.Reviewing;

/// <summary>When findings are hidden.</summary>
[Category("F3")]
public sealed class BlindFirstRulesTests
{
    private static readonly HipSide[] Both = [HipSide.Left, HipSide.Right];

    [Test]
    public void Every_judged_hip_has_to_be_read()
    {
        Assert.That(BlindFirstRules.ToRead(Both, [], isSigned: false), Is.EqualTo(new[] { HipSide.Right, HipSide.Left }));
        Assert.That(BlindFirstRules.ToRead(Both, [HipSide.Right], isSigned: false), Is.EqualTo(new[] { HipSide.Left }));
        Assert.That(BlindFirstRules.ToRead(Both, Both, isSigned: false), Is.Empty);
    }

    [Test]
    public void What_is_signed_or_was_not_judged_hides_nothing()
    {
        Assert.That(BlindFirstRules.ToRead(Both, [], isSigned: true), Is.Empty);
        Assert.That(BlindFirstRules.ToRead([], [], isSigned: false), Is.Empty);
    }

    [TestCase(BlindFirstMode.On, false, true)]
    [TestCase(BlindFirstMode.Off, true, false)]
    [TestCase(BlindFirstMode.PerUser, true, true)]
    [TestCase(BlindFirstMode.PerUser, false, false)]
    public void The_setting_says_who_is_asked(BlindFirstMode mode, bool wantsIt, bool asks) => Assert.That(BlindFirstRules.Asks(mode, wantsIt), Is.EqualTo(asks));
}
