using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace HipAi.KillMatrix.Tests;

/// <summary>Compares what receivers have with what the service says that they have, and lists everything that must not be.</summary>
internal sealed class DeliveryInspection(string root, ConcurrentDictionary<(string Receiver, string Name), ConcurrentBag<string>> has)
{
    private static readonly string[] Receivers = ["PACS", "RIS", "EHR"];

    private readonly List<string> _faults = [];

    /// <summary>Looks when nothing is left to do.</summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public IReadOnlyList<string> WhenDrained()
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(root, "hipai.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        CheckRows(Rows(database, "SELECT StudyInstanceUid, Version, Destination, State FROM Outbox"), Rows(database, "SELECT StudyInstanceUid, Version FROM Reports"));
        var told = Rows(database, "SELECT Destination, Json FROM Deliveries").Where(row => row[0] != "folder").SelectMany(Things).ToList();
        foreach (var thing in told.GroupBy(thing => (thing.Receiver, thing.Name)))
            Expect(has.TryGetValue(thing.Key, out var copies) && copies.Distinct().SequenceEqual([thing.First().Sha256]), $"{thing.Key.Receiver}: {thing.Key.Name} is not there, or not the same each time");
        var known = told.Select(thing => (thing.Receiver, thing.Name)).ToHashSet();
        foreach (var thing in has.Keys) Expect(known.Contains(thing), $"{thing.Receiver} has {thing.Name}, which nobody sent");
        return _faults;
    }

    /// <summary>Every version went to every destination, or a later one took its place where that is right.</summary>
    private void CheckRows(List<string[]> rows, List<string[]> reports)
    {
        var states = rows.ToDictionary(row => (row[0], row[1], row[2]), row => row[3]);
        foreach (var study in reports.GroupBy(report => report[0]))
        {
            var newest = study.Max(report => int.Parse(report[1]));
            foreach (var (version, destination) in study.SelectMany(report => Receivers.Append("folder").Select(name => (report[1], name))))
            {
                var state = states.GetValueOrDefault((study.Key, version, destination), "not there");
                var mayBePassedOver = destination is "RIS" or "EHR" && int.Parse(version) < newest;
                Expect(state == "Delivered" || (mayBePassedOver && state == "Superseded"), $"{destination}: version {version} of {study.Key} is {state}");
            }
        }
    }

    /// <summary>What a receipt says; a transaction is known by what it holds.</summary>
    private static IEnumerable<(string Receiver, string Name, string Sha256)> Things(string[] receipt)
    {
        using var json = JsonDocument.Parse(receipt[1]);
        foreach (var file in json.RootElement.GetProperty("files").EnumerateArray().ToList())
        {
            var hash = file.GetProperty("sha256").GetString()!;
            yield return (receipt[0], receipt[0] == "EHR" ? hash : file.GetProperty("name").GetString()!, hash);
        }
    }

    private void Expect(bool isSo, string fault)
    {
        if (!isSo) _faults.Add(fault);
    }

    private static List<string[]> Rows(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
