using HipAi.Scp.Security.SignIn;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Security.Users;

/// <summary>
/// The users, and what an admin changes of them (requirement H5). Each change writes its audit entry in the same commit. One admin that can
/// sign in always remains.
/// </summary>
internal sealed class UserLedger(HipAiDatabase database, Passwords passwords, Sessions sessions, TimeProvider time)
{
    /// <summary>All that changes users comes one after the other, on all nodes.</summary>
    internal static WriteKey Key => WriteKey.Named("users");

    /// <summary>All users, by name.</summary>
    public Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<UserAccount>>(
        async db => (await db.Users.OrderBy(row => row.Name).ToListAsync(ct)).ConvertAll(UserAccount.From), ct);

    /// <summary>One user; null when there is none of that name.</summary>
    public Task<UserAccount?> FindAsync(string name, CancellationToken ct) => database.ReadAsync(
        async db => await db.Users.SingleOrDefaultAsync(row => row.Name == name, ct) is { } row ? UserAccount.From(row) : null, ct);

    /// <summary>Makes a user.</summary>
    /// <param name="draft">The user.</param>
    /// <param name="password">Its password, which then need not be changed; null for a random one to be told once, which must.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The password that was chosen.</returns>
    /// <exception cref="UserRefusedException">The name is taken, or a field is wrong.</exception>
    public async Task<string> CreateAsync(UserDraft draft, string? password, Doer by, CancellationToken ct) =>
        await AddAsync(draft, password, isFirst: false, by, ct) ?? throw new UserRefusedException(nameof(draft.Name), $"There is a user '{draft.Name}' already.");

    /// <summary>The same if there is no user at all: of several nodes that start together one makes it.</summary>
    /// <returns>The password that was chosen; null when there are users.</returns>
    public Task<string?> CreateFirstAsync(UserDraft draft, string? password, Doer by, CancellationToken ct) => AddAsync(draft, password, isFirst: true, by, ct);

    /// <summary>Changes name of the person, identifier, roles, and whether signing in is refused. Other roles and refusal end the user's sessions.</summary>
    /// <exception cref="UserRefusedException">There is no such user, a field is wrong, or no admin would remain.</exception>
    public Task ChangeAsync(UserDraft draft, bool isDisabled, Doer by, CancellationToken ct)
    {
        draft.Require();
        return WriteAsync(draft.Name, async (db, row) =>
        {
            var endsSessions = row.Roles != UserAccount.Text(draft.Roles) || row.IsDisabled != isDisabled;
            (row.PersonName, row.Identifier) = (draft.Person.Write(), draft.Identifier.Trim());
            (row.Roles, row.IsDisabled) = (UserAccount.Text(draft.Roles), isDisabled);
            if (endsSessions) row.Stamp = Passwords.NewStamp();
            if (!await AdminRemainsAsync(db, row, ct)) throw new UserRefusedException(nameof(draft.Roles), "One enabled admin must remain: make another user an admin first.");
            AuditTrail.Add(db, by.Entry(AuditAction.UserChanged, row.Name, $"roles {row.Roles}{(isDisabled ? ", disabled" : "")}"), time.GetUtcNow());
        }, ct);
    }

    /// <summary>Gives a new password to be told once, which must be changed at the next sign-in; ends sessions and lock-out.</summary>
    /// <exception cref="UserRefusedException">There is no such user.</exception>
    public async Task<string> ResetPasswordAsync(string name, Doer by, CancellationToken ct)
    {
        var password = Passwords.OneTime();
        var hash = passwords.Hash(password);
        await WriteAsync(name, (db, row) =>
        {
            (row.PasswordHash, row.MustChangePassword, row.Stamp) = (hash, true, Passwords.NewStamp());
            (row.FailedSignIns, row.LockedUntil) = (0, null);
            AuditTrail.Add(db, by.Entry(AuditAction.PasswordChanged, row.Name, "reset"), time.GetUtcNow());
            return Task.CompletedTask;
        }, ct);
        return password;
    }

    /// <summary>Ends a lock-out before its time.</summary>
    /// <exception cref="UserRefusedException">There is no such user.</exception>
    public Task UnlockAsync(string name, Doer by, CancellationToken ct) => WriteAsync(name, (db, row) =>
    {
        (row.FailedSignIns, row.LockedUntil) = (0, null);
        AuditTrail.Add(db, by.Entry(AuditAction.UserChanged, row.Name, "unlocked"), time.GetUtcNow());
        return Task.CompletedTask;
    }, ct);

    private async Task<string?> AddAsync(UserDraft draft, string? password, bool isFirst, Doer by, CancellationToken ct)
    {
        draft.Require();
        if (password is not null && PasswordRule.WhyNot(password, draft.Name) is { } fault) throw new UserRefusedException("Password", fault);
        // Asked before as well, since the hash takes long and most starts need none.
        if (await database.ReadAsync(db => db.Users.AnyAsync(row => isFirst || row.Name == draft.Name, ct), ct)) return null;
        var chosen = password ?? Passwords.OneTime();
        var row = NewRow(draft, passwords.Hash(chosen), mustChange: password is null);
        var isMade = await database.WriteAsync(
            Key,
            async db =>
            {
                if (await db.Users.AnyAsync(known => isFirst || known.Name == draft.Name, ct)) return false;
                db.Users.Add(row);
                AuditTrail.Add(db, by.Entry(AuditAction.UserCreated, row.Name, $"roles {row.Roles}"), row.CreatedAt);
                return true;
            },
            ct);
        return isMade ? chosen : null;
    }

    private UserRow NewRow(UserDraft draft, string hash, bool mustChange) => new()
    {
        Name = draft.Name,
        PersonName = draft.Person.Write(),
        Identifier = draft.Identifier.Trim(),
        PasswordHash = hash,
        Roles = UserAccount.Text(draft.Roles),
        Stamp = Passwords.NewStamp(),
        MustChangePassword = mustChange,
        CreatedAt = time.GetUtcNow(),
    };

    private async Task WriteAsync(string name, Func<HipAiDbContext, UserRow, Task> change, CancellationToken ct)
    {
        await database.WriteAsync(
            Key,
            async db =>
            {
                var row = await db.Users.SingleOrDefaultAsync(known => known.Name == name, ct) ?? throw new UserRefusedException("Name", "There is no such user.");
                await change(db, row);
                return true;
            },
            ct);
        sessions.Forget(name);
    }

    private static async Task<bool> AdminRemainsAsync(HipAiDbContext db, UserRow changed, CancellationToken ct) =>
        UserAccount.IsActiveAdmin(changed) || (await db.Users.Where(row => row.Name != changed.Name).ToListAsync(ct)).Exists(UserAccount.IsActiveAdmin);
}
