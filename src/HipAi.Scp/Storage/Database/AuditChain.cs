using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage.Database;

/// <summary>
/// The hash chain of the audit trail (requirement H3). Every entry is appended in the transaction of what it tells of, so that neither is kept
/// without the other; all that were added in one transaction come last in it, under one lock that is held until the commit. So the chain has
/// neither fork nor gap, on any number of nodes, and a crash leaves nothing unchained. An entry that was changed, taken out or put in later does
/// not fit its neighbours. That the newest entries were cut off shows only against a hash that was written down elsewhere: the service logs the
/// last one at each start. Whoever can write to the database and recompute all hashes leaves no other trace.
/// </summary>
internal static class AuditChain
{
    /// <summary>What the first entry follows.</summary>
    internal const string Beginning = "";

    /// <summary>Whoever appends waits here for the others, on all nodes; nothing else is waited for after it, so that nobody waits in a circle.</summary>
    private static readonly WriteKey Key = WriteKey.Named("audit");

    /// <summary>Appends what the writes of this transaction have added.</summary>
    /// <param name="context">Inside the transaction, all writes saved.</param>
    /// <param name="lockAsync">Takes a lock until the transaction ends.</param>
    internal static async Task AppendAsync(HipAiDbContext context, Func<HipAiDbContext, long, Task> lockAsync)
    {
        if (context.AuditToAppend.Count == 0) return;
        foreach (var number in Key.Numbers) await lockAsync(context, number);
        var last = await context.Audit.AsNoTracking().OrderByDescending(row => row.Id).Select(row => new { row.Id, row.Hash }).FirstOrDefaultAsync();
        var (id, hash) = (last?.Id ?? 0, last?.Hash ?? Beginning);
        foreach (var added in context.AuditToAppend)
        {
            var row = Storable(added);
            row.Id = ++id;
            row.Hash = hash = HashOf(hash, row);
            context.Add(row);
        }

        await context.SaveChangesAsync(holdAuditBack: false);
        context.AuditToAppend.Clear();
        context.ChangeTracker.Clear();
    }

    /// <summary>
    /// The hash of an entry: SHA-256 over the hash before and the fields in order, each as its length in UTF-8, a colon and the text; one that
    /// is not there as a hyphen; numbers in decimal, the time in UTC ticks.
    /// </summary>
    internal static string HashOf(string before, AuditRow row)
    {
        var text = new StringBuilder();
        string?[] fields =
        [
            before, row.Id.ToString(CultureInfo.InvariantCulture), row.At.UtcTicks.ToString(CultureInfo.InvariantCulture), row.Actor, row.Action, row.StudyInstanceUid,
            row.Subject, row.Detail, row.Address,
        ];
        foreach (var field in fields)
        {
            if (field is null) text.Append('-');
            else text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>As it can be read again: the hash is over what the database keeps.</summary>
    private static AuditRow Storable(AuditRow row) => new()
    {
        At = row.At,
        Actor = Text(row.Actor)!,
        Action = row.Action,
        StudyInstanceUid = Text(row.StudyInstanceUid),
        Subject = Text(row.Subject),
        Detail = Text(row.Detail),
        Address = row.Address,
    };

    private static string? Text(string? text) => text is null || StorableText.IsStorable(text) ? text : StorableText.Storable(text);
}
