using System.Collections.Concurrent;
using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>
/// H6: three nodes over one PostgreSQL and one folder, behind one address. Two of them are killed in the middle; every study is reported
/// once all the same.
/// </summary>
[TestFixture]
[NonParallelizable]
public sealed class NodesTests
{
    private const int Associations = 4;

    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private TempFolder _folder = null!;
    private PostgresServer _postgres = null!;
    private string _connection = null!;
    private SimulatedStudies _simulated = null!;

    [OneTimeSetUp]
    public async Task Simulate()
    {
        _folder = new TempFolder();
        _postgres = await PostgresServer.StartAsync();
        _connection = await _postgres.CreateDatabaseAsync();
        _simulated = await SimulatedStudies.MakeAsync(_folder.File("studies"), count: 12, seed: 47);
    }

    [OneTimeTearDown]
    public async Task Remove()
    {
        _simulated?.Truth.Dispose();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task H6_two_of_three_nodes_are_killed_and_every_study_is_reported_once()
    {
        var nodes = await Task.WhenAll(Enumerable.Range(1, 3).Select(ServeAsync));
        await using var address = new OneAddress([.. nodes.Select(node => node.DicomPort)]);
        var files = _simulated.Studies.SelectMany(study => study.Files).ToList();
        var moments = Moments(files.Count);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Associations).Select(i => SendAsync(
                [.. _simulated.Studies.Where((_, n) => n % Associations == i).SelectMany(study => study.Files)], address.Port, nodes, moments)));
            Assert.That(_acknowledged, Has.Count.EqualTo(files.Count));
            Assert.That(moments.Values.Distinct().Count(), Is.EqualTo(2), "two nodes were to die");
            var survivor = nodes[Enumerable.Range(0, 3).Single(n => !moments.ContainsValue(n))];
            while (await NumberAsync($"""SELECT {_simulated.Studies.Count} - count(*) FROM "Studies" WHERE "State" = 'Delivered'""") > 0)
                await survivor.WaitForNextLogAsync("delivered");

            await AssertAllIsThereOnceAsync();
        }
        finally
        {
            foreach (var node in nodes) await node.DisposeAsync();
        }
    }

    /// <summary>After which acknowledged image which node dies; drawn by chance from a seed that a failure names.</summary>
    private static Dictionary<int, int> Moments(int images)
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var order = Enumerable.Range(0, 3).OrderBy(_ => random.Next()).ToArray();
        var first = random.Next(1, images / 2);
        return new Dictionary<int, int> { [first] = order[0], [random.Next(first + 1, (images * 3 / 4) + 1)] = order[1] };
    }

    private Task<HipAiProcess> ServeAsync(int node) => HipAiProcess.ServeAsync(
        _folder.File("data"), "00:00:03",
        ("HipAi__Storage__Database", _connection), ("HipAi__Storage__NodeName", $"node{node}"), ("HipAi__Pipeline__Lease", "00:00:05"),
        ("HipAi__Inference__IntraOpThreads", "1"));

    /// <summary>Sends as a modality does: whatever was not answered with success goes out again, on a new association.</summary>
    private async Task SendAsync(IReadOnlyList<string> files, int port, HipAiProcess[] nodes, Dictionary<int, int> moments)
    {
        var left = new Queue<string>(files);
        while (left.Count > 0)
        {
            try
            {
                await using var client = await ConnectAsync(port);
                while (left.TryPeek(out var path))
                {
                    Assert.That(await client.CStoreAsync(DicomFile.Open(path), CancellationToken.None), Is.EqualTo(DicomStatus.Success));
                    _acknowledged[left.Dequeue()] = true;
                    if (moments.TryGetValue(_acknowledged.Count, out var victim)) await nodes[victim].KillAsync();
                }

                await client.ReleaseAsync(CancellationToken.None);
            }
            catch (DicomNetworkException)
            {
                // The node died in the middle.
            }
        }
    }

    private static Task<DicomClient> ConnectAsync(int port) => DicomClient.ConnectAsync(
        new DicomClientOptions
        {
            Host = "127.0.0.1",
            Port = port,
            CallingAeTitle = "MODALITY",
            CalledAeTitle = "HIPAI",
            Proposals =
            [
                new DicomProposal(DicomUID.DigitalXRayImageStorageForPresentation.UID, DicomUID.ExplicitVRLittleEndian.UID),
                new DicomProposal(DicomUID.ComputedRadiographyImageStorage.UID, DicomUID.ExplicitVRLittleEndian.UID),
            ],
        },
        TimeProvider.System,
        CancellationToken.None);

    private async Task AssertAllIsThereOnceAsync()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await NumberAsync("""SELECT count(*) FROM "Instances" """), Is.EqualTo(_acknowledged.Count), "every image once");
            Assert.That(await NumberAsync("""SELECT count(DISTINCT "SopInstanceUid") FROM "Instances" """), Is.EqualTo(_acknowledged.Count));
            Assert.That(await NumberAsync("""SELECT count(*) FROM "Studies" """), Is.EqualTo(_simulated.Studies.Count));
            Assert.That(await NumberAsync("""SELECT count(*) FROM "Reports" """), Is.EqualTo(await NumberAsync("""SELECT count(*) FROM (SELECT DISTINCT "StudyInstanceUid", "SnapshotRevision" FROM "Reports") AS r""")), "one report to a revision");
            Assert.That(await NumberAsync("""SELECT count(*) FROM "Deliveries" """), Is.EqualTo(await NumberAsync("""SELECT count(*) FROM "Reports" """)), "each delivered once");
            Assert.That(await NumberAsync("""SELECT count(*) FROM "Studies" s WHERE NOT EXISTS (SELECT 1 FROM "Reports" r WHERE r."StudyInstanceUid" = s."StudyInstanceUid" AND r."SnapshotRevision" = s."Revision")"""), Is.Zero, "of the newest revision");
            Assert.That(await NumberAsync("""SELECT count(*) FROM "Studies" WHERE "LeaseOwner" IS NOT NULL"""), Is.Zero);
            foreach (var row in await QueryAsync("""SELECT "RelativePath", "DataSetLength" FROM "Instances" """))
                Assert.That(new FileInfo(Path.Combine(_folder.File("data"), row[0])).Length, Is.GreaterThan(long.Parse(row[1], CultureInfo.InvariantCulture)));
            foreach (var row in await QueryAsync("""SELECT "StudyInstanceUid", "Version" FROM "Deliveries" """))
                Assert.That(Path.Combine(_folder.File("data"), "reports", row[0], $"report-v{row[1]}.json"), Does.Exist);
        }
    }

    private async Task<long> NumberAsync(string sql) => long.Parse((await QueryAsync(sql)).Single()[0], CultureInfo.InvariantCulture);

    private async Task<List<string[]>> QueryAsync(string sql)
    {
        var parts = _connection.Split(';').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var answer = await Tool.RunAsync("psql", ["-h", parts["Host"], "-p", parts["Port"], "-U", parts["Username"], "-d", parts["Database"], "-At", "-F", "\t", "-c", sql]);
        Assert.That(answer.ExitCode, Is.Zero, answer.ToString());
        return [.. answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }
}
