using HipAi.Scp.Delivery;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>Waits double, stop growing, and differ.</summary>
[Category("D7")]
internal sealed class BackOffTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [TestCase(1, 5), TestCase(2, 10), TestCase(3, 20), TestCase(4, 40), TestCase(5, 60), TestCase(6, 60), TestCase(int.MaxValue, 60)]
    public void It_doubles_up_to_the_longest(int failures, double seconds) =>
        Assert.That(BackOff.Wait(failures, First, Longest, 1), Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [Test]
    public void Half_of_it_is_certain_and_the_rest_is_drawn()
    {
        var random = new Random(1);
        var waits = Enumerable.Range(0, 100).Select(_ => BackOff.Wait(3, First, Longest, random.NextDouble())).ToList();

        Assert.That(waits, Has.All.InRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)));
        Assert.That(waits.Distinct().Count(), Is.GreaterThan(90), "many that failed together do not come back together");
    }
}
