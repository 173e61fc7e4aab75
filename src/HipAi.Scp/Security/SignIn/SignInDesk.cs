using HipAi.Scp.Security.Users;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Security.SignIn;

/// <summary>
/// Lets people in by name and password (requirement H5). Whoever is not let in is never told why; the audit trail is. An unknown name takes as
/// long as a known one.
/// </summary>
internal sealed class SignInDesk(HipAiDatabase database, Passwords passwords, TimeProvider time, ILogger<SignInDesk> log)
{
    /// <summary>Tries a name and a password.</summary>
    /// <param name="typedName">The name as it was typed.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">Where the request came from.</param>
    /// <param name="ct">Gives up before anything is counted.</param>
    /// <returns>Who it is; null when not let in.</returns>
    public async Task<UserAccount?> TryAsync(string typedName, string password, string? address, CancellationToken ct)
    {
        var name = UserNames.Normalized(typedName);
        var hash = await database.ReadAsync(db => db.Users.Where(row => row.Name == name).Select(row => row.PasswordHash).SingleOrDefaultAsync(ct), ct);
        // A longer one is nobody's password, and takes no longer.
        var tried = password.Length > PasswordRule.Longest ? password[..PasswordRule.Longest] : password;
        var (isRight, isOld) = passwords.Check(hash ?? passwords.Nobodys, tried);
        var renewed = isRight && isOld ? passwords.Hash(tried) : null;
        isRight = isRight && hash is not null && tried.Length == password.Length;
        var (account, why) = await database.WriteAsync(
            UserLedger.Key,
            async db =>
            {
                var row = await db.Users.SingleOrDefaultAsync(known => known.Name == name, ct);
                // Changed meanwhile: then it was the right one no more.
                var outcome = row is null ? (null, "unknown name") : Decide(db, row, isRight && row.PasswordHash == hash, renewed, address);
                // What is no name may be a password that was typed in the wrong field.
                if (outcome.Item2 is { } reason)
                    AuditTrail.Add(db, new AuditEntry(UserNames.IsName(name) ? name : "(not a name)", AuditAction.SignInFailed, Detail: reason, Address: address), time.GetUtcNow());
                return outcome;
            },
            CancellationToken.None);
        if (why is not null) SecurityLog.SignInFailed(log, account is null && UserNames.IsName(name) ? name : "(not a name)", address ?? "", why);
        return account;
    }

    private (UserAccount? Account, string? Why) Decide(HipAiDbContext db, UserRow row, bool isRight, string? renewed, string? address)
    {
        var now = time.GetUtcNow();
        if (row.LockedUntil > now) return (null, "locked out");
        if (row.IsDisabled) return (null, "disabled");
        if (!isRight)
        {
            row.FailedSignIns++;
            if (LockOut.After(row.FailedSignIns) is not { } span) return (null, "wrong password");
            row.LockedUntil = now + span;
            AuditTrail.Add(db, new AuditEntry(row.Name, AuditAction.LockedOut, Subject: row.Name, Detail: $"for {span.TotalMinutes:0} minutes", Address: address), now);
            return (null, "wrong password, now locked out");
        }

        (row.FailedSignIns, row.LockedUntil, row.LastSignInAt) = (0, null, now);
        if (renewed is not null) row.PasswordHash = renewed;
        AuditTrail.Add(db, new AuditEntry(row.Name, AuditAction.SignedIn, Address: address), now);
        return (UserAccount.From(row), null);
    }
}
