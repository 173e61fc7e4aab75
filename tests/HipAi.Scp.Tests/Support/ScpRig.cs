using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Operations.Metrics;
using HipAi.Scp.Pipeline;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Retention;
using HipAi.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace HipAi.Scp.Tests.Support;

/// <summary>The rooms behind the port over a folder and a database of their own, with a clock that stands still.</summary>
internal sealed class ScpRig : IDisposable
{
    public const string SopClass = "1.2.840.10008.5.1.4.1.1.1.1";

    private readonly bool _ownsFolder;
    private readonly RigFolder _temp;
    private readonly Func<DataFolder, IDatabaseEngine> _engine;

    public ScpRig(RigDatabase database = RigDatabase.Sqlite)
        : this(RigDatabases.New(database))
    {
    }

    public ScpRig(Func<DataFolder, IDatabaseEngine> engine)
        : this(new RigFolder(), engine, new ManualTimeProvider(), "node", ownsFolder: true)
    {
    }

    private ScpRig(RigFolder temp, Func<DataFolder, IDatabaseEngine> engine, ManualTimeProvider time, string node, bool ownsFolder)
    {
        (_temp, _engine, Time, _ownsFolder) = (temp, engine, time, ownsFolder);
        Folder = new DataFolder(temp.Path, node);
        Folder.Create();
        Directory.CreateDirectory(Folder.Reports);
        Database = new HipAiDatabase(engine(Folder));
        Database.PrepareAsync(CancellationToken.None).GetAwaiter().GetResult();
        Index = new InstanceIndex(Database, Assembly, time.LocalTimeZone);
        Quarantine = new ObjectQuarantine(Folder, Disk, Database, time);
        Store = new InstanceStore(Folder, Disk, Format, Index, Quarantine, Storage, time);
        var files = new RetentionFiles(Folder, Disk);
        Removals = new RetentionLedger(Database, files, Retention, ["folder"], time);
        Sweep = new RetentionSweep(Removals, new QuarantineRetention(Database, Folder, files, Retention, time), NullLogger<RetentionSweep>.Instance);
        Recovery = new StorageRecovery(Folder, Format, Index, Quarantine, Removals, time);
        Open = new OpenStudies(Database);
        Ledger = new StudyLedger(Database, DestinationNames);
        Claims = new StudyClaims(Database, Folder, PipelineOptions, time);
        Queries = new StudyQueries(Database);
        Results = new ResultFiles(Folder, new DurableFiles(Disk, Folder.Incoming));
        Alarms = new DeliveryAlarms(time);
        Outbox = new Outbox(Database, Folder, PipelineOptions, time, () => 1);
        OutboxQueries = new OutboxQueries(Database, Delivery, Alarms, time, NullLogger<OutboxQueries>.Instance);
        Reader = new ReportReader(Database, new InstanceFiles(Folder), Results, new Installation(Database, Delivery, new ReceivingOptions(), time));
        Pipeline = new StudyPipeline(
            Store, Open, Ledger, Fakes.Stages(time), Results, Alarms, new Alarm(time), PipelineOptions, Metrics, time, NullLogger<StudyPipeline>.Instance);
    }

    public ManualTimeProvider Time { get; }

    public AssemblyOptions Assembly { get; } = new() { QuietPeriod = TimeSpan.FromSeconds(60), HardCap = TimeSpan.FromMinutes(15) };

    public StorageOptions Storage { get; } = new() { MinimumFreeBytes = 1000, MaximumObjectBytes = 10_000 };

    public RetentionOptions Retention { get; } = new();

    public PipelineOptions PipelineOptions { get; } = new() { MaximumAttempts = 3, RetryDelay = TimeSpan.FromSeconds(5) };

    public HipAiMetrics Metrics { get; } = new();

    public FakeFormat Format { get; } = new();

    public WatchedDisk Disk { get; } = new();

    public FakeStages Fakes { get; } = new();

    /// <summary>How reports are written.</summary>
    public ReportForms Forms { get; set; } = SampleForms.All;

    /// <summary>Ways to destinations that a test puts in place of the real ones.</summary>
    public Dictionary<string, IReportChannel> Channels { get; } = [];

    /// <summary>The clock of connections to peers: they are real, and so is their time.</summary>
    public TimeProvider PeerTime { get; set; } = TimeProvider.System;

    /// <summary>What the workers of destinations log.</summary>
    public CollectedLogs Logs { get; } = new();

    public DataFolder Folder { get; }

    public HipAiDatabase Database { get; }

    public InstanceIndex Index { get; }

    public ObjectQuarantine Quarantine { get; }

    public InstanceStore Store { get; }

    public StorageRecovery Recovery { get; }

    public RetentionLedger Removals { get; }

    public RetentionSweep Sweep { get; }

    public OpenStudies Open { get; }

    public StudyLedger Ledger { get; }

    public StudyClaims Claims { get; }

    public StudyQueries Queries { get; }

    public ResultFiles Results { get; }

    /// <summary>Where reports go; a test adds its own with <see cref="AddDestination"/> before it makes a report.</summary>
    public DeliveryOptions Delivery { get; } = new();

    public DeliveryAlarms Alarms { get; }

    public Outbox Outbox { get; }

    public OutboxQueries OutboxQueries { get; }

    public ReportReader Reader { get; }

    public StudyPipeline Pipeline { get; }

    /// <summary>The names that report versions are written for; filled on first use.</summary>
    private List<string> DestinationNames { get; } = ["folder"];

    private Dictionary<string, DeliveryWorker> Workers { get; } = [];

    /// <summary>Adds a destination; the first one takes the place of the folder.</summary>
    public void AddDestination(DestinationOptions destination)
    {
        if (Delivery.Destinations.Count == 0) DestinationNames.Clear();
        Delivery.Destinations = [.. Delivery.Destinations, destination];
        DestinationNames.Add(destination.Name);
    }

    /// <summary>Lets every destination send what is due to it now.</summary>
    public async Task DeliverAsync()
    {
        foreach (var destination in Delivery.Effective) await DeliverAsync(destination.Name);
    }

    /// <summary>Lets one destination send what is due to it now.</summary>
    /// <returns>When there may be more; null while nothing waits.</returns>
    public Task<DateTimeOffset?> DeliverAsync(string name) => Worker(name).TurnAsync(CancellationToken.None);

    /// <summary>The worker of a destination, with the forms of the tests.</summary>
    public DeliveryWorker Worker(string name)
    {
        if (Workers.TryGetValue(name, out var known)) return known;
        var destination = Delivery.Effective.Single(one => one.Name == name);
        var folders = new ReportFolders(Delivery, Folder.Reports, Folder.Root, Disk);
        var channel = Channels.TryGetValue(name, out var given) ? given : DeliveryParts.Channel(destination, "HIPAI", Folder.Root, folders, Forms, PeerTime);
        return Workers[name] = new DeliveryWorker(
            destination, channel, Outbox, Reader, PipelineOptions, Metrics, Time, new Logged<DeliveryWorker>(Logs));
    }

    public static StoreRequest Request(string instance) => new(SopClass, instance, "1.2.840.10008.1.2.1", "MODALITY");

    /// <summary>The same folder and database as after a restart of the process; nothing of this rig's memory is kept.</summary>
    public ScpRig Restart() => WithSettings(new ScpRig(_temp, _engine, Time, Folder.Node, ownsFolder: false));

    /// <summary>Another node over the same folder and database.</summary>
    public ScpRig Beside(string node) => WithSettings(new ScpRig(_temp, _engine, Time, node, ownsFolder: false));

    private ScpRig WithSettings(ScpRig other)
    {
        other.Forms = Forms;
        foreach (var destination in Delivery.Destinations) other.AddDestination(destination);
        return other;
    }

    /// <summary>Whether a report that was made is sent before anything else happens.</summary>
    public bool DeliversAtOnce { get; set; } = true;

    /// <summary>Claims a study and takes it as far as it goes, to its destinations too.</summary>
    /// <returns>False when it cannot be claimed now.</returns>
    public async Task<bool> AdvanceAsync(string study)
    {
        var passed = new List<StudyLease>();
        while (await Claims.ClaimAsync(CancellationToken.None) is { } lease)
        {
            if (lease.StudyInstanceUid != study)
            {
                passed.Add(lease);
                continue;
            }

            await Pipeline.AdvanceAsync(lease, CancellationToken.None);
            passed.Add(lease);
            break;
        }

        foreach (var lease in passed) await Claims.ReleaseAsync(lease, CancellationToken.None);
        if (DeliversAtOnce) await DeliverAsync();
        return passed.Exists(lease => lease.StudyInstanceUid == study);
    }

    public Task<StoreOutcome> SendAsync(string study, string instance, string content = "pixels") =>
        SendAsync(Request(instance), FakeFormat.Object(study, instance, content));

    public async Task<StoreOutcome> SendAsync(StoreRequest request, byte[] bytes)
    {
        using var dataSet = new MemoryStream(bytes);
        return await Pipeline.ReceiveAsync(request, dataSet, CancellationToken.None);
    }

    public async Task<StudyDetails> FindAsync(string study) =>
        await Queries.FindAsync(study, CancellationToken.None) ?? throw new InvalidOperationException($"Study {study} is not known.");

    /// <summary>Sends one image and lets the quiet period pass.</summary>
    public async Task SettleAsync(string study, string instance = "1.2.3.1", string content = "pixels")
    {
        await SendAsync(study, instance, content);
        Time.Advance(Assembly.QuietPeriod);
        await Pipeline.AssembleAsync(CancellationToken.None);
    }

    public static string[] FilesIn(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];

    public void Dispose()
    {
        foreach (var worker in Workers.Values) worker.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Metrics.Dispose();
        Database.Dispose();
        if (_ownsFolder) _temp.Dispose();
    }
}
