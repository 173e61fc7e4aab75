namespace HipAi.KillMatrix.Tests;

/// <summary>
/// A7: <c>kill -9</c> at many places while four associations send. What was answered with 0000 is there afterwards with its bytes,
/// indexed once, and its study reported once. A place that is not reached fails too.
/// </summary>
[TestFixture]
[Category("A7")]
[Parallelizable(ParallelScope.Children)]
public sealed class KillMatrixTests
{
    /// <summary>Kills over one data folder, each on top of what the ones before have left.</summary>
    private const int ChainLength = 10;

    [TestCaseSource(nameof(EveryDay))]
    public Task Nothing_acknowledged_is_lost(int chain) => RunAsync(chain);

    [TestCaseSource(nameof(OnlyLong)), Category("Long")]
    public Task Nothing_acknowledged_is_lost_at_any_seed(int chain) => RunAsync(chain);

    [Test]
    public void The_seeds_of_every_day_meet_every_point()
    {
        Assert.That(EveryDay().SelectMany(Plans).Count(), Is.EqualTo(KillPlan.Round), "once around; a first start is always the first of a folder");
        Assert.That(
            EveryDay().SelectMany(Plans).Select(plan => plan.Point).Distinct(),
            Is.EquivalentTo(HipAi.KillHost.KillPoints.WhileServing.Concat(HipAi.KillHost.KillPoints.WhileStarting)
                .Append(HipAi.KillHost.KillPoints.FirstStart).Append(HipAi.KillHost.KillPoints.Outside)));
    }

    private static IEnumerable<int> EveryDay() => Enumerable.Range(0, 4);

    private static IEnumerable<int> OnlyLong() => Enumerable.Range(4, 16);

    private static IEnumerable<KillPlan> Plans(int chain) => Enumerable.Range(chain * ChainLength, ChainLength).Select(KillPlan.Of);

    private static async Task RunAsync(int chain)
    {
        await using var kills = new KillChain();
        var done = new List<string>();
        foreach (var plan in Plans(chain))
        {
            var faults = await kills.RunAsync(plan);
            var what = plan.Point == HipAi.KillHost.KillPoints.Outside ? $"{plan.Point} after {plan.Bytes} bytes" : $"{plan.Point} × {plan.Occurrence}";
            Assert.That(faults, Is.Empty, $"seed {plan.Seed}: killed at {what}");
            done.Add(what);
        }

        await TestContext.Out.WriteLineAsync(
            $"Kill matrix, seeds {chain * ChainLength} to {(chain * ChainLength) + ChainLength - 1}: {done.Count} kills, {kills.Sent.Count} images, {kills.Sent.Count(image => image.IsAnswered)} answered 0000; {string.Join(", ", done)}");
    }
}
