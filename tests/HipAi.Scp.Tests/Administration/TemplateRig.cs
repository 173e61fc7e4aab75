using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.Extensions.Logging;

namespace HipAi.Scp.Tests.Administration;

/// <summary>The templates of one node: a folder with copies of the shipped ones, a database, and all that works on them.</summary>
internal sealed class TemplateRig : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HipAiDatabase _database;

    public TemplateRig(RigDatabase kind = RigDatabase.Sqlite, string language = "en", Func<DataFolder, IDatabaseEngine>? engine = null)
    {
        var data = new DataFolder(_folder.Path);
        data.Create();
        Engine = engine ?? RigDatabases.New(kind);
        _database = new HipAiDatabase(Engine(data));
        Folder = _folder.File("templates");
        CopyShipped(Folder);
        var options = new ReportingOptions { TemplatesFolder = Folder, Language = language };
        var logs = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        Ledger = new TemplateLedger(_database, Time);
        Shelf = new TemplateShelf(Ledger, options, Time, logs.CreateLogger<TemplateShelf>());
        var files = new TemplateFiles(Folder);
        Watch = new TemplateWatch(files, Ledger, Shelf, options, Time, logs.CreateLogger<TemplateWatch>());
        Desk = new TemplateDesk(Ledger, Shelf, files, options, logs.CreateLogger<TemplateDesk>());
    }

    public Func<DataFolder, IDatabaseEngine> Engine { get; }

    public ManualTimeProvider Time { get; } = new();

    public CollectedLogs Logs { get; } = new();

    public string Folder { get; }

    public HipAiDatabase Database => _database;

    public TemplateLedger Ledger { get; }

    public TemplateShelf Shelf { get; }

    public TemplateWatch Watch { get; }

    public TemplateDesk Desk { get; }

    public static void CopyShipped(string folder)
    {
        var shipped = Path.Combine(Repository.Root, "templates");
        foreach (var file in Directory.GetFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The service starts.</summary>
    public async Task<TemplateRig> StartAsync()
    {
        await _database.PrepareAsync(CancellationToken.None);
        await Watch.PrepareAsync(CancellationToken.None);
        return this;
    }

    public Task LookAsync() => Watch.LookAsync(CancellationToken.None);

    /// <summary>Somebody edits a file of the folder.</summary>
    public void Edit(string file, string old, string replacement)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(old), "the edit of the test no longer fits the shipped template");
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>Name, number and status of every version.</summary>
    public async Task<IReadOnlyList<string>> VersionsAsync(string? name = null) =>
        [.. (await Ledger.VersionsAsync(name, CancellationToken.None)).Select(version => $"{version.Name} {version.Version} {version.Status}")];

    public void Dispose()
    {
        Watch.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }
}
