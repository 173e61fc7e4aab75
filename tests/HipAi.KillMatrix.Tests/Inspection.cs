using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace HipAi.KillMatrix.Tests;

/// <summary>Looks at a data folder from outside, with its own SQL and its own eyes for files, and lists everything that must not be.</summary>
internal sealed class Inspection(string root)
{
    private readonly List<string> _faults = [];

    /// <summary>Looks at the objects only, before anybody sends again what would heal a loss.</summary>
    /// <param name="sent">What was sent, with what was answered.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public IReadOnlyList<string> AfterRestart(IReadOnlyCollection<SentImage> sent)
    {
        using var database = Open();
        CheckObjects(sent, Instances(database));
        return _faults;
    }

    /// <summary>Looks at all of it, when nothing is left to do.</summary>
    /// <param name="sent">What was sent, with what was answered.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public IReadOnlyList<string> WhenDrained(IReadOnlyCollection<SentImage> sent)
    {
        using var database = Open();
        var instances = Instances(database);
        CheckObjects(sent, instances);
        foreach (var file in Files("incoming")) _faults.Add($"{file} was left");
        foreach (var file in Files("reports").Where(file => file.EndsWith(".tmp", StringComparison.Ordinal))) _faults.Add($"{file} was left");
        CheckVersions("image", instances.Select(row => (row[0], int.Parse(row[4]))));
        foreach (var study in Rows(database, "SELECT StudyInstanceUid, State, Revision, ImageCount FROM Studies"))
            CheckStudy(database, study, [.. instances.Where(row => row[2] == study[0])]);
        Expect(Rows(database, "SELECT Id FROM QuarantinedObjects").Count == 0, "an object is quarantined");
        return _faults;
    }

    private SqliteConnection Open()
    {
        var database = new SqliteConnection($"Data Source={Path.Combine(root, "hipai.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        return database;
    }

    private static List<string[]> Instances(SqliteConnection database) =>
        Rows(database, "SELECT SopInstanceUid, Sha256, StudyInstanceUid, RelativePath, Version FROM Instances");

    private void CheckObjects(IReadOnlyCollection<SentImage> sent, List<string[]> instances)
    {
        CheckAcknowledged(sent, instances);
        CheckFiles(instances);
    }

    private void CheckAcknowledged(IReadOnlyCollection<SentImage> sent, List<string[]> instances)
    {
        var indexed = instances.ToLookup(row => (row[0], row[1]));
        foreach (var image in sent.Where(image => image.IsAnswered).DistinctBy(image => (image.Uid, image.Sha256)))
            Expect(indexed[(image.Uid, image.Sha256)].Count() == 1, $"{image.Uid} was answered 0000 and is indexed {indexed[(image.Uid, image.Sha256)].Count()} times");
        var known = sent.Select(image => (image.Uid, image.Sha256)).ToHashSet();
        foreach (var row in instances) Expect(known.Contains((row[0], row[1])), $"{row[0]} is indexed with bytes that nobody sent");
    }

    /// <summary>Every row has its file with the bytes that were sent, every file its row.</summary>
    private void CheckFiles(List<string[]> instances)
    {
        foreach (var row in instances)
        {
            var path = Path.Combine(root, row[3]);
            Expect(File.Exists(path), $"{row[0]} is indexed and its file is not there");
            if (File.Exists(path)) Expect(DataSetHash(path) == row[1], $"{row[0]}: the file has other bytes than were received");
        }

        var indexed = instances.Select(row => row[3]).ToHashSet();
        foreach (var file in Files("instances")) Expect(indexed.Contains(file), $"{file} has no row");
    }

    private void CheckStudy(SqliteConnection database, string[] study, IReadOnlyList<string[]> instances)
    {
        var (uid, revision) = (study[0], int.Parse(study[2]));
        Expect(study[1] == "Delivered", $"study {uid} is {study[1]}");
        Expect(study[3] == $"{instances.Count}", $"study {uid} counts {study[3]} images and has {instances.Count}");

        var snapshots = Rows(database, "SELECT Revision, Json FROM Snapshots WHERE StudyInstanceUid = $uid", uid);
        CheckVersions($"snapshot of {uid}", snapshots.Select(row => ("", int.Parse(row[0]))));
        CheckSnapshot(uid, snapshots.Single(row => row[0] == study[2])[1], instances);
        Expect(Rows(database, "SELECT 1 FROM Predictions WHERE SnapshotRevision = $revision AND StudyInstanceUid = $uid", uid, revision).Count == 1,
            $"study {uid} has not one prediction for its newest snapshot");

        var reports = Rows(database, "SELECT Version, SnapshotRevision FROM Reports WHERE StudyInstanceUid = $uid", uid);
        CheckVersions($"report of {uid}", reports.Select(row => ("", int.Parse(row[0]))));
        var newest = reports.Where(row => row[1] == study[2]).ToList();
        Expect(newest.Count == 1, $"study {uid} has {newest.Count} reports for its newest snapshot");
        if (newest.Count == 1) CheckDelivery(database, uid, newest[0][0]);
    }

    private void CheckSnapshot(string uid, string json, IReadOnlyList<string[]> instances)
    {
        using var snapshot = JsonDocument.Parse(json);
        var listed = snapshot.RootElement.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("instance"))
            .Select(instance => (instance.GetProperty("sopInstanceUid").GetString()!, instance.GetProperty("sha256").GetString()!)).ToList();
        Expect(listed.Distinct().Count() == listed.Count, $"study {uid}: its newest snapshot lists an image twice");
        Expect(listed.ToHashSet().SetEquals(instances.Select(row => (row[0], row[1]))), $"study {uid}: its newest snapshot does not list all its images");
    }

    private void CheckDelivery(SqliteConnection database, string uid, string version)
    {
        var receipts = Rows(database, $"SELECT Json FROM Deliveries WHERE StudyInstanceUid = $uid AND Destination = 'folder' AND Version = {version}", uid);
        Expect(receipts.Count == 1, $"study {uid}: report version {version} has {receipts.Count} receipts");
        foreach (var receipt in receipts)
        {
            using var json = JsonDocument.Parse(receipt[0]);
            foreach (var file in json.RootElement.GetProperty("files").EnumerateArray())
            {
                var path = Path.Combine(root, "reports", file.GetProperty("name").GetString()!);
                var isWhole = File.Exists(path) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) == file.GetProperty("sha256").GetString();
                Expect(isWhole, $"study {uid}: delivered file {path} is not what the receipt says");
            }
        }
    }

    private void CheckVersions(string what, IEnumerable<(string Of, int Version)> versions)
    {
        foreach (var group in versions.GroupBy(entry => entry.Of))
            Expect(group.Select(entry => entry.Version).Order().SequenceEqual(Enumerable.Range(1, group.Count())), $"{what} {group.Key}: its versions have a gap");
    }

    private IEnumerable<string> Files(string folder)
    {
        var path = Path.Combine(root, folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file)) : [];
    }

    private void Expect(bool isSo, string fault)
    {
        if (!isSo) _faults.Add(fault);
    }

    /// <summary>What lies behind the meta information (PS3.10 7.1).</summary>
    private static string DataSetHash(string path)
    {
        var bytes = File.ReadAllBytes(path);
        const int MetaStart = 128 + 4 + 12;
        var meta = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(MetaStart - 4));
        return Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(MetaStart + meta)));
    }

    private static List<string[]> Rows(SqliteConnection database, string sql, string uid = "", int revision = 0)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$uid", uid);
        command.Parameters.AddWithValue("$revision", revision);
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
