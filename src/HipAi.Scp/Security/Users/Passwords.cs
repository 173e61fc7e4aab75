using System.Security.Cryptography;
using HipAi.Scp.Storage.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HipAi.Scp.Security.Users;

/// <summary>Makes and checks hashes of passwords: PBKDF2 by the framework's hasher (requirement H5). A check takes some tens of milliseconds on purpose.</summary>
internal sealed class Passwords
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512, as OWASP advises.</summary>
    private const int Rounds = 210_000;

    /// <summary>Letters and digits that nobody takes for another when reading them aloud.</summary>
    private const string Unambiguous = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly PasswordHasher<UserRow> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly Lazy<string> _nobodys;

    public Passwords() => _nobodys = new Lazy<string>(() => Hash(OneTime()));

    /// <summary>A hash that belongs to nobody: a name that is not known takes as long as one that is.</summary>
    public string Nobodys => _nobodys.Value;

    /// <summary>A password to be told once: 16 random characters in groups of four, about 79 bits.</summary>
    public static string OneTime() => string.Join('-', RandomNumberGenerator.GetString(Unambiguous, 16).Chunk(4).Select(group => new string(group)));

    /// <summary>A value that changes with whatever must end a session.</summary>
    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The hash of a password, with a salt of its own.</summary>
    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Whether it is the password of a hash, and whether the hash is of an older kind and wants to be made anew.</summary>
    public (bool IsRight, bool IsOld) Check(string hash, string password)
    {
        var result = _hasher.VerifyHashedPassword(null!, hash, password);
        return (result != PasswordVerificationResult.Failed, result == PasswordVerificationResult.SuccessRehashNeeded);
    }
}
