using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>What is a destination's fault makes it wait and counts against no report; what is a report's makes that one wait, and at last a dead letter.</summary>
[Category("D7")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DeliveryRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private readonly DestinationOptions _options = new() { MaximumAttempts = 3, FailuresToOpen = 2 };
    private readonly DestinationRow _destination = new() { Name = "RIS" };

    [Test]
    public void What_cannot_be_reached_waits_as_a_whole_and_opens_the_circuit()
    {
        var row = Row();
        foreach (var (circuit, seconds) in new[] { (CircuitState.Closed, 5), (CircuitState.Open, 10), (CircuitState.Open, 20) })
        {
            Apply(row, DeliveryOutcome.Unreachable("no connection", "refused"));
            Assert.That((Circuit(Now), _destination.NextAttemptAt), Is.EqualTo((circuit, (DateTimeOffset?)Now.AddSeconds(seconds))));
        }

        Assert.That((row.State, row.Attempts, row.Faults, row.NextAttemptAt), Is.EqualTo((DeliveryState.Waiting, 3, 0, (DateTimeOffset?)null)), "it is the first again");
        Assert.That(Circuit(Now.AddSeconds(20)), Is.EqualTo(CircuitState.HalfOpen));
        Apply(row, DeliveryOutcome.Delivered([]));
        Assert.That((Circuit(Now), _destination.NextAttemptAt, _destination.LastSuccessAt), Is.EqualTo((CircuitState.Closed, (DateTimeOffset?)null, (DateTimeOffset?)Now)));
    }

    [Test]
    public void One_report_that_does_not_get_through_waits_alone_and_is_a_dead_letter_at_last()
    {
        var row = Row();
        Apply(row, DeliveryOutcome.Retry("no answer in time", "no answer"));
        Assert.That((row.State, row.NextAttemptAt, _destination.NextAttemptAt), Is.EqualTo((DeliveryState.Waiting, (DateTimeOffset?)Now.AddSeconds(5), (DateTimeOffset?)null)));
        Apply(row, DeliveryOutcome.Retry("no answer in time", "no answer"));
        Assert.That((row.NextAttemptAt, Circuit(Now)), Is.EqualTo(((DateTimeOffset?)Now.AddSeconds(10), CircuitState.Closed)), "what it did before tells nothing new of the destination");
        Apply(row, DeliveryOutcome.Retry("no answer in time", "no answer"));
        Assert.That((row.State, row.EndedAt, row.Reason), Is.EqualTo((DeliveryState.Dead, (DateTimeOffset?)Now, "no answer")));
    }

    [Test]
    public void Many_reports_that_do_not_get_through_tell_of_the_destination_and_none_of_the_probes_dies()
    {
        foreach (var row in new[] { Row(), Row() }) Apply(row, DeliveryOutcome.Retry("HTTP 500", ""));
        Assert.That(Circuit(Now), Is.EqualTo(CircuitState.Open));
        var probe = Row();
        for (var i = 0; i < 100; i++) Apply(probe, DeliveryOutcome.Retry("HTTP 500", ""));

        Assert.That((probe.State, probe.Faults, probe.Attempts), Is.EqualTo((DeliveryState.Waiting, 0, 100)));
        Assert.That(_destination.NextAttemptAt, Is.EqualTo(Now + _options.LongestRetryDelay));
    }

    [Test]
    public void A_refusal_is_a_dead_letter_at_once_and_shows_that_somebody_is_there()
    {
        var row = Row();
        for (var i = 0; i < 5; i++) Apply(row, DeliveryOutcome.Unreachable("no connection", ""));
        Apply(row, DeliveryOutcome.Refused("AE", "AE: unknown patient"));

        Assert.That((row.State, row.Reason, _destination.LastError), Is.EqualTo((DeliveryState.Dead, "AE: unknown patient", "AE")));
        Assert.That((Circuit(Now), _destination.Failures), Is.EqualTo((CircuitState.Closed, 0)));
    }

    [Test]
    public void Whoever_asks_to_be_left_alone_is_left_alone_for_that_long()
    {
        Apply(Row(), DeliveryOutcome.Unreachable("HTTP 429", "", TimeSpan.FromMinutes(7)));
        Assert.That(_destination.NextAttemptAt, Is.EqualTo(Now.AddMinutes(7)));
        Apply(Row(), DeliveryOutcome.Unreachable("HTTP 429", "", TimeSpan.FromSeconds(1)));
        Assert.That(_destination.NextAttemptAt, Is.EqualTo(Now.AddSeconds(10)), "not less than ours");
    }

    [Test]
    public void What_a_peer_says_is_cut_and_made_readable()
    {
        var reason = DeliveryOutcome.Refused("AE", $"a\r\nb\u0007{new string('x', 10_000)}").Reason;
        Assert.That(reason, Does.StartWith("a  b xxx").And.Length.LessThan(600));
    }

    private static OutboxRow Row() => new()
    {
        Destination = "RIS", StudyInstanceUid = "1.2.3", Version = 1, IsSigned = false, CreatedAt = Now,
    };

    private void Apply(OutboxRow row, DeliveryOutcome outcome) => DeliveryRules.Apply(_destination, row, outcome, _options, Now, lot: 1);

    private CircuitState Circuit(DateTimeOffset at) => DeliveryRules.Circuit(_destination, _options.FailuresToOpen, at);
}
