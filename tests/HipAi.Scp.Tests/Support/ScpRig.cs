using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Operations.Metrics;
using HipAi.Scp.Pipeline;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace HipAi.Scp.Tests.Support;

/// <summary>The rooms behind the port over a folder and a database of their own, with a clock that stands still.</summary>
internal sealed class ScpRig : IDisposable
{
    public const string SopClass = "1.2.840.10008.5.1.4.1.1.1.1";

    /// <summary>How long the database waits for another program's lock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly bool _ownsFolder;
    private readonly RigFolder _temp;

    public ScpRig()
        : this(new RigFolder(), new ManualTimeProvider(), ownsFolder: true)
    {
    }

    private ScpRig(RigFolder temp, ManualTimeProvider time, bool ownsFolder)
    {
        (_temp, Time, _ownsFolder) = (temp, time, ownsFolder);
        Folder = new DataFolder(temp.Path);
        Folder.Create();
        Database = new HipAiDatabase(Folder.DatabaseFile, Patience);
        Database.PrepareAsync(CancellationToken.None).GetAwaiter().GetResult();
        Index = new InstanceIndex(Database, Assembly);
        Quarantine = new ObjectQuarantine(Folder, Disk, Database, time);
        Store = new InstanceStore(Folder, Disk, Format, Index, Quarantine, Storage, time);
        Recovery = new StorageRecovery(Folder, Format, Index, Quarantine, time);
        Open = new OpenStudies(Database);
        Ledger = new StudyLedger(Database);
        Queries = new StudyQueries(Database);
        Results = new ResultFiles(Folder, new DurableFiles(Disk, Folder.Incoming));
        Destination = new FolderDestination(Folder.Reports, new DurableFiles(Disk, Folder.Incoming), time);
        Pipeline = new StudyPipeline(
            Store, Open, Ledger, Fakes.Stages(time), Results, Destination, new Alarm(time), PipelineOptions, Metrics, time, NullLogger<StudyPipeline>.Instance);
    }

    public ManualTimeProvider Time { get; }

    public AssemblyOptions Assembly { get; } = new() { QuietPeriod = TimeSpan.FromSeconds(60), HardCap = TimeSpan.FromMinutes(15) };

    public StorageOptions Storage { get; } = new() { MinimumFreeBytes = 1000, MaximumObjectBytes = 10_000 };

    public PipelineOptions PipelineOptions { get; } = new() { MaximumAttempts = 3, RetryDelay = TimeSpan.FromSeconds(5) };

    public HipAiMetrics Metrics { get; } = new();

    public FakeFormat Format { get; } = new();

    public WatchedDisk Disk { get; } = new();

    public FakeStages Fakes { get; } = new();

    public DataFolder Folder { get; }

    public HipAiDatabase Database { get; }

    public InstanceIndex Index { get; }

    public ObjectQuarantine Quarantine { get; }

    public InstanceStore Store { get; }

    public StorageRecovery Recovery { get; }

    public OpenStudies Open { get; }

    public StudyLedger Ledger { get; }

    public StudyQueries Queries { get; }

    public ResultFiles Results { get; }

    public FolderDestination Destination { get; }

    public StudyPipeline Pipeline { get; }

    public static StoreRequest Request(string instance) => new(SopClass, instance, "1.2.840.10008.1.2.1", "MODALITY");

    /// <summary>The same folder and database as after a restart of the process; nothing of this rig's memory is kept.</summary>
    public ScpRig Restart() => new(_temp, Time, ownsFolder: false);

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
        Metrics.Dispose();
        Database.Dispose();
        if (_ownsFolder) _temp.Dispose();
    }
}
