using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>A way to a destination that answers as a test says, and remembers what came.</summary>
internal sealed class ScriptedChannel : IReportChannel
{
    /// <summary>What came, in order: study and version.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>What it took.</summary>
    public List<string> Has { get; } = [];

    /// <summary>The version that each rejection note withdrew.</summary>
    public List<int> Withdrawn { get; } = [];

    /// <summary>What the next attempts are answered with, in order; when there are none left, with <see cref="Always"/>.</summary>
    public Queue<DeliveryOutcome> Answers { get; } = [];

    /// <summary>What everything else is answered with.</summary>
    public Func<string, DeliveryOutcome> Always { get; set; } = what => DeliveryOutcome.Delivered([new DeliveredFile(what, "00")]);

    /// <summary>What happens while something is sent.</summary>
    public Action<string> WhileSending { get; set; } = _ => { };

    public int Rests { get; private set; }

    public Task<DeliveryOutcome> SendAsync(ReportPackage package, CancellationToken cancellationToken)
    {
        var what = $"{package.Record.Report.StudyInstanceUid} v{package.Record.Report.Version}";
        Sent.Add(what);
        if (package.Withdraws is { } before) Withdrawn.Add(before.Record.Report.Version);
        WhileSending(what);
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = Answers.Count > 0 ? Answers.Dequeue() : Always(what);
        if (outcome.Result == DeliveryResult.Delivered) Has.Add(what);
        return Task.FromResult(outcome);
    }

    public Task RestAsync()
    {
        Rests++;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
