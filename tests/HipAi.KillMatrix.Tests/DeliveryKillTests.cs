namespace HipAi.KillMatrix.Tests;

/// <summary>
/// D7: <c>kill -9</c> in the middle of delivery. Afterwards every destination, a folder, a PACS, a RIS and a FHIR server, has exactly one
/// of each object, message and file that it is to have, however often it was sent.
/// </summary>
[TestFixture]
[Category("D7")]
[Parallelizable(ParallelScope.Children)]
public sealed class DeliveryKillTests
{
    /// <summary>Kills over one data folder.</summary>
    private const int ChainLength = 10;

    [Test]
    public Task Every_destination_has_one_of_each() => RunAsync(0, 6);

    [TestCaseSource(nameof(OnlyLong)), Category("Long")]
    public Task Every_destination_has_one_of_each_at_any_seed(int chain) => RunAsync(chain * ChainLength, ChainLength);

    private static IEnumerable<int> OnlyLong() => Enumerable.Range(1, 5);

    private static async Task RunAsync(int first, int count)
    {
        await using var kills = new DeliveryKillChain();
        var done = new List<string>();
        foreach (var plan in Enumerable.Range(first, count).Select(DeliveryKillPlan.Of))
        {
            Assert.That(await kills.RunAsync(plan), Is.Empty, $"seed {plan.Seed}: killed at {plan.Point} × {plan.Occurrence}");
            done.Add($"{plan.Point} × {plan.Occurrence}");
        }

        Assert.That(kills.Received, Is.GreaterThan(count), "something was delivered");
        await TestContext.Out.WriteLineAsync(
            $"Delivery, seeds {first} to {first + count - 1}: {kills.Received} objects and messages, {kills.Repeated} of them sent more than once; {string.Join(", ", done)}");
    }
}
