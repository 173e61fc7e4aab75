using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using HipAi.Scp.Configuration;
using HipAi.Scp.Security.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace HipAi.Scp.Security;

/// <summary>Knows machines by <c>Authorization: Bearer</c> (RFC 6750): by a token that an admin made, or by the one of the settings.</summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ReviewOptions review, TokenLedger tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The name of the scheme.</summary>
    internal const string SchemeName = "token";

    private const string Prefix = "Bearer ";

    /// <summary>What machines with the token of the settings are called.</summary>
    internal const string ConfiguredName = "api-token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var machine = await FindAsync(header[Prefix.Length..].Trim());
        return machine is null
            ? AuthenticateResult.Fail("unknown token")
            : AuthenticateResult.Success(new AuthenticationTicket(machine.ToPrincipal(SchemeName), SchemeName));
    }

    private async Task<Actor?> FindAsync(string token)
    {
        if (review.ApiToken.Length > 0 && IsSame(token, review.ApiToken)) return new Actor(ConfiguredName, "", "", [Role.Machine]);
        return token.StartsWith(TokenLedger.Prefix, StringComparison.Ordinal) ? (await tokens.UseAsync(token, Context.RequestAborted))?.ToActor() : null;
    }

    // Hashes, so that neither length nor content shows in the time it takes.
    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
