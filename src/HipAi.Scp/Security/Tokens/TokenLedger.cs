using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Security.Tokens;

/// <summary>The tokens of machines (requirement H5). A token is told once; what is kept is its SHA-256, which is enough for 256 random bits.</summary>
internal sealed class TokenLedger(HipAiDatabase database, TimeProvider time)
{
    /// <summary>How each token begins, so that scanners for secrets know it.</summary>
    internal const string Prefix = "hipai_";

    private const int SecretBytes = 32;

    /// <summary>How exactly the last use is known: one write a minute at most.</summary>
    private static readonly TimeSpan UseIsKnownTo = TimeSpan.FromMinutes(1);

    private static WriteKey Key => WriteKey.Named("tokens");

    /// <summary>All tokens: those that work first, then by name.</summary>
    public Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<ApiToken>>(
        async db => (await db.ApiTokens.OrderBy(row => row.RevokedAt != null).ThenBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(ct)).ConvertAll(ApiToken.From), ct);

    /// <summary>Makes a token.</summary>
    /// <returns>The token, to be told once.</returns>
    /// <exception cref="UserRefusedException">The name is none or taken, or the expiry has passed.</exception>
    public async Task<string> CreateAsync(string name, DateTimeOffset? expiresAt, Doer by, CancellationToken ct)
    {
        UserNames.Require(name, "TokenName");
        if (expiresAt <= time.GetUtcNow()) throw new UserRefusedException("TokenExpires", "This day has passed: the token would not work.");
        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        await database.WriteAsync(
            Key,
            async db =>
            {
                if (await db.ApiTokens.AnyAsync(row => row.Name == name && row.RevokedAt == null, ct))
                    throw new UserRefusedException("TokenName", $"There is a token '{name}' that is not revoked.");
                var now = time.GetUtcNow();
                db.ApiTokens.Add(new ApiTokenRow { Name = name, Sha256 = HashOf(secret), CreatedAt = now, CreatedBy = by.Name, ExpiresAt = expiresAt });
                AuditTrail.Add(db, by.Entry(AuditAction.TokenCreated, name), now);
                return true;
            },
            ct);
        return secret;
    }

    /// <summary>Revokes a token: the next request with it is refused, on all nodes.</summary>
    /// <returns>False when there is none that works under this number.</returns>
    public Task<bool> RevokeAsync(long id, Doer by, CancellationToken ct) => database.WriteAsync(
        Key,
        async db =>
        {
            if (await db.ApiTokens.SingleOrDefaultAsync(row => row.Id == id && row.RevokedAt == null, ct) is not { } row) return false;
            row.RevokedAt = time.GetUtcNow();
            AuditTrail.Add(db, by.Entry(AuditAction.TokenRevoked, row.Name), row.RevokedAt.Value);
            return true;
        },
        ct);

    /// <summary>Whose a token is, and remembers that it was used.</summary>
    /// <returns>Null for one that is unknown, revoked or expired.</returns>
    public async Task<ApiToken?> UseAsync(string secret, CancellationToken ct)
    {
        var (sha256, now) = (HashOf(secret), time.GetUtcNow());
        if (await database.ReadAsync(db => db.ApiTokens.SingleOrDefaultAsync(row => row.Sha256 == sha256, ct), ct) is not { } found) return null;
        var token = ApiToken.From(found);
        if (!token.IsValid(now)) return null;
        if (token.LastUsedAt is null || now - token.LastUsedAt >= UseIsKnownTo)
            await database.WriteAsync(Key, db => db.ApiTokens.Where(row => row.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), ct), ct);
        return token;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
