using System.Diagnostics.Metrics;
using System.Text.Json;
using HipAi.Inference;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Retention;
using HipAi.Studies;

namespace HipAi.Scp.Operations.Metrics;

/// <summary>
/// What the service counts and times (requirement H2). Labels are words of enumerations, names of models and of destinations only: never a
/// UID, a title, an address or anything of a patient (requirement H4).
/// </summary>
internal sealed class HipAiMetrics : IDisposable
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "HipAI";

    /// <summary>Seconds; from a flush on a fast disk to a study that waited for its second attempt.</summary>
    private static readonly double[] Seconds = [.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60];

    /// <summary>Seconds; the quiet period of a minute is in it.</summary>
    private static readonly double[] LongSeconds = [30, 60, 90, 120, 180, 300, 600, 1200, 3600, 14400];

    private readonly Counter<long> _ended;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _handlersFailed;
    private readonly Counter<long> _objects;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _steps;
    private readonly Histogram<double> _storing;
    private readonly Histogram<double> _stages;
    private readonly Counter<long> _stagesFailed;
    private readonly Histogram<double> _models;
    private readonly Counter<long> _reports;
    private readonly Histogram<double> _toReport;
    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _delivering;
    private readonly Counter<long> _removed;
    private readonly Counter<long> _removedBytes;

    public HipAiMetrics()
    {
        _ended = Meter.CreateCounter<long>("hipai.associations.ended", "{association}", "Associations that were admitted and have ended.");
        _refused = Meter.CreateCounter<long>("hipai.associations.refused", "{association}", "Connections that never became an association.");
        _handlersFailed = Meter.CreateCounter<long>("hipai.requests.failed", "{request}", "Requests that failed for a reason nobody foresaw.");
        _objects = Meter.CreateCounter<long>("hipai.objects.stored", "{object}", "Objects that were sent, by what became of them.");
        _bytes = Meter.CreateCounter<long>("hipai.objects.bytes", "By", "Bytes of the data sets that were stored.");
        _steps = Meter.CreateCounter<long>("hipai.performed_steps", "{message}", "Messages on performed procedure steps that were kept, by the status of the step.");
        _storing = Durations("hipai.store.duration", "From the first byte of a data set to the outcome of storing it.", Seconds);
        _stages = Durations("hipai.stage.duration", "One step of the pipeline over one study, when it succeeded.", Seconds);
        _stagesFailed = Meter.CreateCounter<long>("hipai.stage.failures", "{attempt}", "Steps that failed, by what follows: retry or quarantine.");
        _models = Durations("hipai.model.duration", "One run of one network over one batch of hips.", Seconds);
        _reports = Meter.CreateCounter<long>("hipai.reports.delivered", "{report}", "Report versions that lie at all of their destinations.");
        _toReport = Durations("hipai.image_to_report.duration", "From the arrival of a snapshot's last image to its delivered report.", LongSeconds);
        _attempts = Meter.CreateCounter<long>("hipai.delivery.attempts", "{attempt}", "Attempts to deliver a report version, by destination and by where it stands then.");
        _delivering = Durations("hipai.delivery.duration", "From the writing of a report version to its delivery at a destination.", LongSeconds);
        _removed = Meter.CreateCounter<long>("hipai.retention.removed", "{object}", "Objects that retention removed, by kind.");
        _removedBytes = Meter.CreateCounter<long>("hipai.retention.bytes", "By", "Bytes that retention removed, by kind.");
    }

    /// <summary>The meter; others hang their gauges on it.</summary>
    public Meter Meter { get; } = new(MeterName);

    /// <summary>Shows every counter with 0: to Prometheus the first of anything is an increase only from a value that it has seen.</summary>
    public void StartFromZero()
    {
        foreach (var counter in new[] { _ended, _refused, _handlersFailed, _bytes, _reports }) counter.Add(0);
        foreach (var kind in Enum.GetValues<RetentionKind>()) Removed(kind, 0, 0);
        foreach (var result in Enum.GetValues<StoreResult>()) _objects.Add(0, Result(result));
        foreach (var status in Enum.GetValues<PerformedStepStatus>()) _steps.Add(0, Status(status));
        foreach (var state in new[] { StudyState.Receiving, StudyState.Settled, StudyState.Inferred })
            foreach (var again in new[] { true, false }) _stagesFailed.Add(0, Stage(state), Next(again));
    }

    /// <summary>An admitted association has ended.</summary>
    public void Closed() => _ended.Add(1);

    /// <summary>A connection was refused.</summary>
    public void Refused() => _refused.Add(1);

    /// <summary>A handler failed.</summary>
    public void HandlerFailed() => _handlersFailed.Add(1);

    /// <summary>An object was stored, or was not.</summary>
    public void Stored(StoreOutcome outcome, TimeSpan took)
    {
        var result = Result(outcome.Result);
        _objects.Add(1, result);
        _storing.Record(took.TotalSeconds, result);
        if (outcome.Instance is { } instance) _bytes.Add(instance.DataSetLength);
    }

    /// <summary>A performed procedure step was made or changed.</summary>
    public void StepPerformed(PerformedStepStatus status) => _steps.Add(1, Status(status));

    /// <summary>A step of the pipeline succeeded.</summary>
    public void Stepped(StudyState from, TimeSpan took) => _stages.Record(took.TotalSeconds, Stage(from));

    /// <summary>The networks ran.</summary>
    /// <param name="runs">How long each ran over each batch.</param>
    /// <param name="executionProvider">Where: <c>CPU</c> or <c>CUDA</c>.</param>
    public void Ran(IReadOnlyList<MemberRun> runs, string executionProvider)
    {
        var provider = new KeyValuePair<string, object?>("provider", executionProvider.ToLowerInvariant());
        foreach (var run in runs) _models.Record(run.Took.TotalSeconds, new KeyValuePair<string, object?>("member", run.Model), provider);
    }

    /// <summary>A step of the pipeline failed.</summary>
    public void Failed(StudyState from, bool again) => _stagesFailed.Add(1, Stage(from), Next(again));

    /// <summary>An attempt to deliver a report version has ended.</summary>
    public void Attempted(string destination, RecordedAttempt attempt)
    {
        var name = new KeyValuePair<string, object?>("destination", destination);
        _attempts.Add(1, name, new("result", attempt.State == DeliveryState.Waiting ? "retry" : attempt.State.ToString().ToLowerInvariant()));
        if (attempt.State != DeliveryState.Delivered) return;
        _delivering.Record(Math.Max(0, attempt.Waited.TotalSeconds), name);
        if (attempt.SinceLastImage is not { } since) return;
        // Below zero, after the clock was set back, it counts as zero.
        _reports.Add(1);
        _toReport.Record(Math.Max(0, since.TotalSeconds));
    }

    /// <summary>Retention removed objects of a kind.</summary>
    public void Removed(RetentionKind kind, long count, long bytes)
    {
        var tag = new KeyValuePair<string, object?>("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));
        _removed.Add(count, tag);
        _removedBytes.Add(bytes, tag);
    }

    public void Dispose() => Meter.Dispose();

    private static KeyValuePair<string, object?> Result(StoreResult result) =>
        new("result", JsonNamingPolicy.SnakeCaseLower.ConvertName(result.ToString()));

    private static KeyValuePair<string, object?> Status(PerformedStepStatus status) =>
        new("status", JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString()));

    private static KeyValuePair<string, object?> Next(bool again) => new("next", again ? "retry" : "quarantine");

    /// <summary>What is done with a study that stands there, in the words of the pipeline.</summary>
    private static KeyValuePair<string, object?> Stage(StudyState from) => new("stage", from switch
    {
        StudyState.Receiving => "assemble",
        StudyState.Settled => "infer",
        StudyState.Inferred => "compose",
        _ => "none",
    });

    private Histogram<double> Durations(string name, string help, double[] bounds) => Meter.CreateHistogram(
        name, "s", help, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
