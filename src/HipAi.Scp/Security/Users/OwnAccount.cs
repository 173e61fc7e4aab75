using HipAi.Scp.Security.SignIn;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Security.Users;

/// <summary>What people change of themselves: password and way of reading.</summary>
internal sealed class OwnAccount(HipAiDatabase database, Passwords passwords, Sessions sessions, TimeProvider time)
{
    /// <summary>Changes the password; ends all sessions, so that the caller begins a new one.</summary>
    /// <returns>The account as it is now.</returns>
    /// <exception cref="UserRefusedException">The current password is wrong, or the new one cannot be used.</exception>
    public async Task<UserAccount> ChangePasswordAsync(string name, string current, string next, Doer by, CancellationToken ct)
    {
        var before = await database.ReadAsync(db => db.Users.Where(row => row.Name == name).Select(row => row.PasswordHash).SingleOrDefaultAsync(ct), ct);
        if (current.Length > PasswordRule.Longest || before is null || !passwords.Check(before, current).IsRight) throw new UserRefusedException("Current", "This is not the current password.");
        if (PasswordRule.WhyNot(next, name) is { } fault) throw new UserRefusedException("Next", fault);
        if (next == current) throw new UserRefusedException("Next", "The new password is the current one.");
        var hash = passwords.Hash(next);
        return await WriteAsync(name, (db, row) =>
        {
            if (row.PasswordHash != before) throw new UserRefusedException("Current", "The password was changed meanwhile.");
            (row.PasswordHash, row.MustChangePassword, row.Stamp) = (hash, false, Passwords.NewStamp());
            AuditTrail.Add(db, by.Entry(AuditAction.PasswordChanged, name, "by the user"), time.GetUtcNow());
        }, ct);
    }

    /// <summary>Whether findings and draft are shown only after the person has read (requirement F3).</summary>
    public Task<UserAccount> SetBlindFirstAsync(string name, bool isOn, Doer by, CancellationToken ct) => WriteAsync(name, (db, row) =>
    {
        row.BlindFirst = isOn;
        AuditTrail.Add(db, by.Entry(AuditAction.UserChanged, name, isOn ? "reads blind first" : "reads with the draft"), time.GetUtcNow());
    }, ct);

    private async Task<UserAccount> WriteAsync(string name, Action<HipAiDbContext, UserRow> change, CancellationToken ct)
    {
        var account = await database.WriteAsync(
            UserLedger.Key,
            async db =>
            {
                var row = await db.Users.SingleAsync(known => known.Name == name, ct);
                change(db, row);
                return UserAccount.From(row);
            },
            ct);
        sessions.Forget(name);
        return account;
    }
}
