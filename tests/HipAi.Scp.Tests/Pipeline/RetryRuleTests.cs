using HipAi.Scp.Configuration;
using HipAi.Scp.Pipeline;

namespace HipAi.Scp.Tests.Pipeline;

/// <summary>Waits double, end at an hour, and end.</summary>
internal sealed class RetryRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [TestCase(0, 5)]
    [TestCase(1, 10)]
    [TestCase(2, 20)]
    [TestCase(15, 3600)]
    public void The_wait_doubles_up_to_an_hour(int failedBefore, int seconds) =>
        Assert.That(
            RetryRule.NextAttempt(failedBefore, failedBefore, Now, new PipelineOptions { MaximumAttempts = 20 }, isOurs: false), Is.EqualTo(Now.AddSeconds(seconds)));

    [Test]
    public void After_the_last_attempt_there_is_none() =>
        Assert.That(RetryRule.NextAttempt(2, 2, Now, new PipelineOptions { MaximumAttempts = 3 }, isOurs: false), Is.Null);

    [TestCase(2, 20)]
    [TestCase(1000, 60)]
    public void A_disk_that_does_not_work_is_waited_for_without_end(int failedBefore, int seconds) =>
        Assert.That(
            RetryRule.NextAttempt(failedBefore, failedBefore, Now, new PipelineOptions { MaximumAttempts = 3 }, isOurs: true), Is.EqualTo(Now.AddSeconds(seconds)));

    [Test]
    public void What_the_disk_did_is_not_counted_against_the_study() =>
        Assert.That(
            RetryRule.NextAttempt(30, 0, Now, new PipelineOptions { MaximumAttempts = 3 }, isOurs: false), Is.EqualTo(Now.AddHours(1)));
}
