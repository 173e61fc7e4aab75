using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HipAi.KillHost;

/// <summary>
/// Hears from EF Core's diagnostics which tables a transaction has written and when it is committed, so that the database layer itself
/// stays as it is delivered.
/// </summary>
internal sealed class CommitWatch(KillSwitch killer, Func<bool> isStarting, Action onCommitted) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, bool>> _written = new();

    /// <summary>Listens from now on, to every context of the process.</summary>
    public void Begin() => DiagnosticListener.AllListeners.Subscribe(this);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted", Value: CommandExecutedEventData command }) Note(command);
        if (value.Value is not TransactionEventData transaction) return;
        if (value.Key == "Microsoft.EntityFrameworkCore.Database.Transaction.TransactionCommitting") PassAll(transaction, "uncommitted");
        if (value.Key == "Microsoft.EntityFrameworkCore.Database.Transaction.TransactionCommitted") End(transaction);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>Which tables a command has written: <c>INSERT INTO "Instances"</c>; an end of a commitment is an update.</summary>
    private void Note(CommandExecutedEventData command)
    {
        var text = command.Command.CommandText;
        foreach (var table in new[] { "Instances", "Snapshots", "Predictions", "Reports", "Deliveries", "Commitments" })
        {
            if (!text.Contains($"INSERT INTO \"{table}\"", StringComparison.Ordinal)) continue;
            Remember(table);
            killer.Pass($"{Stage}{table}-written");
        }

        if (text.Contains("UPDATE \"Commitments\"", StringComparison.Ordinal) && text.Contains("EndedAt", StringComparison.Ordinal)) Remember("Commitments-told");
        if (text.Contains("CREATE TABLE", StringComparison.Ordinal)) Remember("tables");

        void Remember(string table) => _written.GetOrAdd(command.ConnectionId, _ => new())[table] = true;
    }

    private void End(TransactionEventData transaction)
    {
        PassAll(transaction, "committed");
        _written.TryRemove(transaction.ConnectionId, out _);
        onCommitted();
    }

    private void PassAll(TransactionEventData transaction, string when)
    {
        if (!_written.TryGetValue(transaction.ConnectionId, out var tables)) return;
        foreach (var table in tables.Keys) killer.Pass($"{Stage}{table}-{when}");
    }

    private string Stage => isStarting() ? "start-" : "";
}
